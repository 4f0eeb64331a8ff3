// Matchers on spies: how they were called and what they returned.
(function (native, load) {
  "use strict";

  const { equals } = load("equal");
  const { isSpy } = load("spy");
  const inline = (v, max) => load("format").inline(v, max);

  const list = (args) => `(${args.map((v) => inline(v, 200)).join(", ")})`;
  const times = (n) => (n === 1 ? "once" : `${n} times`);

  function spied(m, received) {
    if (isSpy(received)) return received;
    throw new TypeError(`${m.head("…")}: the received value must be a spy, made by spy.fn or spy.on; got ${inline(received)}`);
  }

  // the calls, numbered, at most the last ten.
  function numbered(calls, show) {
    if (!calls.length) return ["  none"];
    const from = Math.max(0, calls.length - 10);
    const lines = calls.slice(from).map((c, i) => `  ${from + i + 1}: ${show(c)}`);
    return from ? [`  … ${from} before`, ...lines] : lines;
  }

  const title = (m, spy, inner) => m.head(inner).replace("received", spy.getMockName());

  function count(m, spy, inner, pass, wanted, calls, show, what = "called") {
    return {
      pass,
      message: () => [
        title(m, spy, inner), `Expected: ${m.isNot ? "not " : ""}${wanted}`, `Received: ${what} ${times(calls.length)}`,
        ...(calls.length ? numbered(calls, show) : []),
      ].join("\n"),
    };
  }

  function toHaveBeenCalled(received) {
    const spy = spied(this, received);
    return count(this, spy, "", spy.mock.calls.length > 0, "to have been called", spy.mock.calls, list);
  }

  function toHaveBeenCalledTimes(received, n) {
    const spy = spied(this, received);
    if (!Number.isInteger(n) || n < 0) throw new TypeError(`${this.head("n")}: n must be a number, 0 or more, got ${inline(n)}`);
    return count(this, spy, "n", spy.mock.calls.length === n, `called ${times(n)}`, spy.mock.calls, list);
  }

  // calledWith tests some of the calls; nearest is the one that the diff shows.
  function calledWith(m, received, expected, which, words) {
    const spy = spied(m, received);
    const calls = spy.mock.calls;
    const tested = which(calls);
    const pass = tested.some((args) => equals(args, expected));
    return {
      pass,
      message: () => [
        title(m, spy, "…"), `Expected${words}: ${m.isNot ? "not " : ""}${list(expected)}`, "Calls:", ...numbered(calls, list),
      ].join("\n"),
      diff: () => (pass || !tested.length ? undefined : load("diff").diff(expected, tested.at(-1), "loose")),
    };
  }

  function toHaveBeenCalledWith(received, ...expected) {
    return calledWith(this, received, expected, (calls) => calls, "");
  }
  function toHaveBeenLastCalledWith(received, ...expected) {
    return calledWith(this, received, expected, (calls) => calls.slice(-1), " in the last call");
  }
  function toHaveBeenNthCalledWith(received, n, ...expected) {
    if (!Number.isInteger(n) || n < 1) throw new TypeError(`${this.head("n, …")}: n must be a number, 1 or more, got ${inline(n)}`);
    return calledWith(this, received, expected, (calls) => calls.slice(n - 1, n), ` in call ${n}`);
  }

  const returned = (spy) => spy.mock.results.filter((r) => r.type === "return").map((r) => r.value);

  function toHaveReturned(received) {
    const spy = spied(this, received);
    const values = returned(spy);
    return count(this, spy, "", values.length > 0, "to have returned", values, inline, "returned");
  }
  function toHaveReturnedTimes(received, n) {
    const spy = spied(this, received);
    if (!Number.isInteger(n) || n < 0) throw new TypeError(`${this.head("n")}: n must be a number, 0 or more, got ${inline(n)}`);
    const values = returned(spy);
    return count(this, spy, "n", values.length === n, `returned ${times(n)}`, values, inline, "returned");
  }
  function toHaveReturnedWith(received, expected) {
    const spy = spied(this, received);
    const values = returned(spy);
    return count(this, spy, "value", values.some((v) => equals(v, expected)), `to have returned ${inline(expected)}`, values, inline, "returned");
  }

  return {
    toHaveBeenCalled, toHaveBeenCalledTimes, toHaveBeenCalledWith, toHaveBeenLastCalledWith, toHaveBeenNthCalledWith,
    toHaveReturned, toHaveReturnedTimes, toHaveReturnedWith,
  };
})
