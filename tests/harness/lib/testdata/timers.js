const { clock, onChange, restore } = load("timers");
const realDate = Date, realSet = setTimeout;
fails("not fake", () => clock.advanceTimersByTime(1));
clock.useFakeTimers({ now: new Date("2026-01-01T00:00:00Z"), loopLimit: 1000 });
const log = [];
console.log(new Date().toISOString(), Date.now() === +new Date(), new Date(5).getTime(), Date.UTC(1970, 0, 1), new Date() instanceof Date, new Date().constructor === Date, typeof Date(), new Date(2020, 1).getMonth());
class Later extends Date { later() { return this.getTime() + 1 } } console.log(new Later().later() - Date.now(), new realDate() instanceof Date);
setTimeout(() => log.push("a"), 10); setTimeout((x) => log.push(x), 5, "b"); setImmediate(() => log.push("c")); const i = setInterval(() => log.push("i"), 4);
const cancelled = setTimeout(() => log.push("never"), 6); clearTimeout(cancelled); clearTimeout(undefined);
console.log(clock.getTimerCount(), clock.isFake());
clock.advanceTimersByTime(10); console.log(log.join(), Date.now() - Date.UTC(2026, 0, 1), performance.now());
clearInterval(i); console.log(clock.getTimerCount());
log.length = 0;
setTimeout(() => { log.push("outer"); setTimeout(() => log.push("inner"), 100) }, 1000);
clock.runOnlyPendingTimers(); console.log(log.join(), clock.getTimerCount());
clock.runAllTimers(); console.log(log.join(), clock.getTimerCount());
fails("endless", () => { setTimeout(function again() { setTimeout(again, 7) }, 7); clock.runAllTimers() });
clock.clearAllTimers();
fails("endless interval", () => { setInterval(() => {}, 7); clock.runAllTimers() });
clock.clearAllTimers();
setTimeout(() => log.push("x"), 50); setTimeout(() => log.push("y"), 60);
clock.advanceTimersToNextTimer(); console.log(log.at(-1)); clock.advanceTimersToNextTimer(2); console.log(log.at(-1), clock.getTimerCount());
clock.setSystemTime(0); console.log(Date.now());
setTimeout(() => log.push("kept " + Date.now()), 10); clock.setSystemTime(1000); clock.advanceTimersByTime(9); console.log(log.at(-1)); clock.advanceTimersByTime(1); console.log(log.at(-1));

const sleep = (ms) => new Promise((r) => setTimeout(r, ms));
const work = (async () => { for (let n = 0; n < 3; n++) { await null; await sleep(5000); log.push("woke " + n) } return "done" })();
await clock.advanceTimersByTimeAsync(14999); console.log(log.at(-1)); await clock.advanceTimersByTimeAsync(1); console.log(await work);
const more = (async () => { for (let n = 0; n < 3; n++) await sleep(1e6); return "all" })(); await clock.runAllTimersAsync(); console.log(await more);
let busy = 3; // requests that are under way
const late = (async () => { while (busy) { await new Promise((r) => realSet(r, 1)); busy-- } await sleep(10); return "late" })();
const native = require("native"); native.busy = () => busy;
await clock.advanceTimersByTimeAsync(10); console.log(await late); delete native.busy;

const t = setTimeout(() => log.push("t"), 10); t.refresh(); console.log(t.hasRef(), t.unref().hasRef(), clock.isFake() && +t > 0, clock.getTimerCount()); t.close(); console.log(clock.getTimerCount());
const seen = []; onChange((now) => seen.push(now)); clock.advanceTimersByTime(5); restore(); console.log(seen.length, seen[1]);
console.log(Date === realDate, setTimeout === realSet, new Date().constructor === Date, Date.now() > 1.7e12, clock.isFake(), Object.hasOwn(performance, "now"));
await new Promise((r) => setTimeout(r, 1)); console.log("real again");
for (const [name, fn] of [["now", () => clock.useFakeTimers({ now: "x" })], ["limit", () => clock.useFakeTimers({ loopLimit: "x" })], ["callback", () => { clock.useFakeTimers(); setTimeout("x") }], ["span", () => clock.advanceTimersByTime("1")], ["time", () => clock.setSystemTime("x")]]) fails(name, fn);
{ const order = []; for (let n = 0; n < 3000; n++) setTimeout(() => order.push((n * 7919) % 3000), (n * 7919) % 3000 + 1); clock.runAllTimers(); console.log(order.every((v, k) => v === k)) }
restore();
