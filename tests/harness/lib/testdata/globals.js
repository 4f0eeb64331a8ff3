// What replaces a global that nobody has read yet puts it back.
const { clock, restore } = load("timers");
const { on, restoreAll } = load("spy");
clock.useFakeTimers();
restore();
console.log(typeof setTimeout, typeof setInterval, typeof setImmediate, typeof clearTimeout, typeof performance.now);
on(globalThis, "fetch").mockReturnValue("spied");
on(globalThis, "queueMicrotask");
console.log(fetch());
restoreAll();
console.log(typeof fetch, typeof queueMicrotask, fetch.name);
