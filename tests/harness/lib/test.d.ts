// The types of the module dss/test.
declare module "dss/test" {
  /** A stored document, with the wire's own keys. */
  type Document = { [key: string]: any };

  // ---------------------------------------------------------------- tests

  /** What a test is given besides its own arguments. */
  interface TestContext {
    /** The test's titles, those of the describes first. */
    readonly path: readonly string[];
    /** Ends the test as skipped. */
    skip(reason?: string): never;
  }

  interface TestOptions {
    /** Milliseconds until the test fails. Default: that of --timeout, 5000. 0: none. */
    timeout?: number;
    /** How often a failed test is tried again. Default: that of --retry, 0. */
    retry?: number;
    /** Runs beside the other tests of its describe that say so. Default false. */
    concurrent?: boolean;
    skip?: boolean;
    only?: boolean;
    todo?: boolean;
  }

  type TestFunction = (context: TestContext) => void | Promise<void>;

  /** Declares something with a title, options and a function, in one of three orders. */
  interface Declare<F> {
    (title: string, fn: F, timeout?: number): void;
    (title: string, options: TestOptions, fn: F): void;
    (title: string, fn: F, options: TestOptions): void;
  }

  /**
   * Declares one for each row. The title may hold %s %d %i %f %j %o %% (the row's next value), %# (the row's number,
   * from 0), and $name or $a.b for a row that is an object. A row that is an array gives the function's arguments.
   */
  interface Each {
    <T extends readonly unknown[] | readonly [unknown]>(rows: readonly T[]): (title: string, fn: (...args: [...T]) => void | Promise<void>, options?: number | TestOptions) => void;
    <T>(rows: readonly T[]): (title: string, fn: (row: T) => void | Promise<void>, options?: number | TestOptions) => void;
    /** A table: the first line names the columns. */
    (strings: TemplateStringsArray, ...values: unknown[]): (title: string, fn: (row: { [column: string]: any }) => void | Promise<void>, options?: number | TestOptions) => void;
  }

  interface Test extends Declare<TestFunction> {
    /** Only this one, and others that say so, run in the file. */
    only: Declare<TestFunction> & { each: Each };
    /** It does not run. */
    skip: Declare<TestFunction> & { each: Each };
    /** It is still to be written. */
    todo(title: string): void;
    each: Each;
    skipIf(condition: unknown): Test;
    runIf(condition: unknown): Test;
    /** It passes when it fails. */
    fails: Declare<TestFunction>;
    concurrent: Declare<TestFunction>;
  }

  interface Describe extends Declare<() => void> {
    only: Declare<() => void> & { each: Each };
    skip: Declare<() => void> & { each: Each };
    todo(title: string): void;
    each: Each;
    skipIf(condition: unknown): Describe;
    runIf(condition: unknown): Describe;
  }

  /** Declares a test. Each has its own, fresh mock. */
  const test: Test;
  /** The same as test. */
  const it: Test;
  /** Groups tests under a title. */
  const describe: Describe;

  type Hook = (fn: () => void | Promise<void>, timeout?: number) => void;
  /** Runs before each test of its describe, those of the outer ones first. */
  const beforeEach: Hook;
  /** Runs after each test of its describe, also a failed one. */
  const afterEach: Hook;
  /** Runs once, before the first test of its describe. */
  const beforeAll: Hook;
  /** Runs once, after the last test of its describe. */
  const afterAll: Hook;

  // --------------------------------------------------------------- expect

  /** Add your own matchers of expect.extend here, by declaration merging. R is what a matcher returns. */
  interface CustomMatchers<R = void> {}

  interface Matchers<R> extends CustomMatchers<R> {
    /** The very same value, by Object.is. */
    toBe(expected: unknown): R;
    /** Equal, deeply. Members that are undefined and the classes of objects do not count. */
    toEqual(expected: unknown): R;
    /** Equal, deeply, with the same classes, the same undefined members and the same holes in arrays. */
    toStrictEqual(expected: unknown): R;
    /** Has at least these members, deeply. Arrays have the same length, element by element. */
    toMatchObject(expected: object): R;
    /** Has a property, at a path like "a.b[0].c" or an array of keys; with a value, equal to it. */
    toHaveProperty(path: string | number | symbol | readonly (string | number | symbol)[], value?: unknown): R;
    /** A string with this part; or an iterable with this very element. */
    toContain(expected: unknown): R;
    /** An iterable with an element that is equal. */
    toContainEqual(expected: unknown): R;
    /** Has this length. */
    toHaveLength(length: number): R;
    /** A string that has this part, or matches this regular expression. */
    toMatch(expected: string | RegExp): R;
    toBeDefined(): R;
    toBeUndefined(): R;
    toBeNull(): R;
    toBeNaN(): R;
    toBeTruthy(): R;
    toBeFalsy(): R;
    toBeGreaterThan(expected: number | bigint): R;
    toBeGreaterThanOrEqual(expected: number | bigint): R;
    toBeLessThan(expected: number | bigint): R;
    toBeLessThanOrEqual(expected: number | bigint): R;
    /** Differs by less than half a unit of the last of so many digits after the point. Default 2. */
    toBeCloseTo(expected: number, digits?: number): R;
    toBeInstanceOf(expected: abstract new (...args: any) => any): R;
    toBeTypeOf(expected: "bigint" | "boolean" | "function" | "number" | "object" | "string" | "symbol" | "undefined"): R;
    /** Equal to one of these. */
    toBeOneOf(expected: readonly unknown[] | ReadonlySet<unknown>): R;
    /** The function says yes. */
    toSatisfy(predicate: (value: any) => unknown): R;
    /**
     * The function throws: anything; a message with this part; a message that matches; an instance of a class; an error
     * with the message (and cause) of this one; or what an asymmetric matcher or an object of members accepts.
     */
    toThrow(expected?: string | RegExp | (abstract new (...args: any) => any) | Error | object): R;
    /** The same as toThrow. */
    toThrowError(expected?: string | RegExp | (abstract new (...args: any) => any) | Error | object): R;
    toHaveBeenCalled(): R;
    toHaveBeenCalledTimes(n: number): R;
    /** One of the calls had these arguments. */
    toHaveBeenCalledWith(...args: unknown[]): R;
    toHaveBeenLastCalledWith(...args: unknown[]): R;
    /** n counts from 1. */
    toHaveBeenNthCalledWith(n: number, ...args: unknown[]): R;
    /** It returned without throwing, once at least. */
    toHaveReturned(): R;
    toHaveReturnedTimes(n: number): R;
    toHaveReturnedWith(value: unknown): R;
    /**
     * A journal of requests, mock.requests, has this one. The path may be written without the API's prefix; "*" stands
     * for one element of it, "**" at its end for the rest. "?a=b" asks for parameters of the query. The body has at least the members of an object;
     * anything else is equal.
     */
    toHaveSent(method: string, path: string, body?: unknown): R;
    /** A journal of requests, mock.requests or those of a script, has none that changes something: a POST that searches does not. */
    toHaveSentNoWrites(): R;
    /** Its text is that of the last run, kept in __snapshots__. properties are checked, and stay out of the text. */
    toMatchSnapshot(hint?: string): R;
    toMatchSnapshot(properties: object, hint?: string): R;
    /** Its text is the argument, which dssrun writes when it is missing. */
    toMatchInlineSnapshot(snapshot?: string): R;
    toMatchInlineSnapshot(properties: object, snapshot?: string): R;
    /** The message of what the function throws is that of the last run. */
    toThrowErrorMatchingSnapshot(hint?: string): R;
    toThrowErrorMatchingInlineSnapshot(snapshot?: string): R;
  }

  interface Assertion extends Matchers<void> {
    /** Turns the matcher round. */
    readonly not: Assertion;
    /** Matches what the promise, or the promise that the function returns, is resolved with. Await it. */
    readonly resolves: AsyncAssertion;
    /** Matches what the promise, or the promise that the function returns, is rejected with. Await it. */
    readonly rejects: AsyncAssertion;
  }

  interface AsyncAssertion extends Matchers<Promise<void>> {
    readonly not: AsyncAssertion;
  }

  /** A value that decides itself what is equal to it. */
  interface AsymmetricMatcher {
    asymmetricMatch(other: unknown): boolean;
    toString(): string;
  }

  /** What stands for values in toEqual and its like. They are any, so that they fit wherever a value is expected. */
  interface AsymmetricMatchers {
    /** Has at least these members. */
    objectContaining(sample: object): any;
    /** Has at least these elements, in any order. */
    arrayContaining(sample: readonly unknown[]): any;
    stringContaining(part: string): any;
    stringMatching(pattern: string | RegExp): any;
    /** A number near this one. digits after the point: default 2. */
    closeTo(sample: number, digits?: number): any;
  }

  /** The `this` of a matcher of expect.extend. */
  interface MatcherThis {
    readonly isNot: boolean;
    readonly promise: "" | "resolves" | "rejects";
    equals(a: unknown, b: unknown, strict?: boolean): boolean;
    readonly utils: {
      stringify(value: unknown): string;
      printExpected(value: unknown): string;
      printReceived(value: unknown): string;
      diff(expected: unknown, received: unknown): string;
    };
  }

  interface MatcherResult {
    pass: boolean;
    /** Says what was wrong, whichever way it was asked. */
    message: string | (() => string);
    /** The difference, lines that begin with "- ", "+ " or "  ". */
    diff?: () => string | undefined;
  }

  interface Expect extends AsymmetricMatchers {
    /** Says what a value must be: expect(2).toBe(2). note stands above the message of a failure. */
    (actual: unknown, note?: string): Assertion;
    /** The same, but the test goes on after a failure; all failures are shown. */
    soft(actual: unknown, note?: string): Assertion;
    /** Any value of a class, or of a primitive type: expect.any(Number). */
    any(type: abstract new (...args: any) => any): any;
    any(type: (...args: any) => any): any;
    /** Anything but null and undefined. */
    anything(): any;
    readonly not: AsymmetricMatchers;
    /** The test makes exactly so many assertions. */
    assertions(count: number): void;
    /** The test makes an assertion at least. */
    hasAssertions(): void;
    /** This line must not be reached. */
    unreachable(message?: string): never;
    /** Adds matchers, for expect(…).name(…) and expect.name(…). */
    extend(matchers: { [name: string]: (this: MatcherThis, received: any, ...expected: any[]) => MatcherResult | Promise<MatcherResult> }): void;
  }

  const expect: Expect;

  // ---------------------------------------------------------------- spies

  type Procedure = (...args: any[]) => any;

  /** What became of one call. */
  type SpyResult<T> = { type: "return"; value: T } | { type: "throw"; value: any } | { type: "incomplete"; value: undefined };

  /** A function that notes how it was called. The methods that set something return the spy. */
  interface Spy<F extends Procedure = Procedure> {
    (...args: Parameters<F>): ReturnType<F>;
    new (...args: Parameters<F>): any;
    readonly mock: {
      /** The arguments of each call. */
      readonly calls: Parameters<F>[];
      readonly results: SpyResult<ReturnType<F>>[];
      /** The this of each call. */
      readonly contexts: any[];
      /** What new made. */
      readonly instances: any[];
      /** The order among the calls of all spies, from 1. */
      readonly invocationCallOrder: number[];
      readonly lastCall: Parameters<F> | undefined;
    };
    mockImplementation(fn: F): this;
    mockImplementationOnce(fn: F): this;
    mockReturnValue(value: ReturnType<F>): this;
    mockReturnValueOnce(value: ReturnType<F>): this;
    mockResolvedValue(value: Awaited<ReturnType<F>>): this;
    mockResolvedValueOnce(value: Awaited<ReturnType<F>>): this;
    mockRejectedValue(reason: unknown): this;
    mockRejectedValueOnce(reason: unknown): this;
    mockReturnThis(): this;
    mockName(name: string): this;
    getMockName(): string;
    getMockImplementation(): F | undefined;
    /** Forgets the calls. */
    mockClear(): this;
    /** Forgets the calls and what it was told to do. */
    mockReset(): this;
    /** The same, and puts back what spy.on replaced. */
    mockRestore(): this;
  }

  const spy: {
    /** The same as spy.fn. */
    <F extends Procedure = Procedure>(implementation?: F): Spy<F>;
    /** A spy that does what the function does, or nothing. */
    fn<F extends Procedure = Procedure>(implementation?: F): Spy<F>;
    /** A spy in the place of a method, which it calls until it is told otherwise. The end of the test puts it back. */
    on<T extends object, K extends keyof T>(object: T, method: K): T[K] extends Procedure ? Spy<T[K]> : never;
    /** A spy in the place of the getter or setter of a property. */
    on<T extends object, K extends keyof T>(object: T, property: K, access: "get"): Spy<() => T[K]>;
    on<T extends object, K extends keyof T>(object: T, property: K, access: "set"): Spy<(value: T[K]) => void>;
    /** Whether a value is a spy. */
    isSpy(value: unknown): value is Spy;
    /** Puts back all that was replaced; it happens by itself after each test. */
    restoreAll(): void;
  };

  // ---------------------------------------------------------------- clock

  /**
   * Fake timers and a fake date: setTimeout, setInterval, setImmediate, what clears them, Date and performance.now.
   * Promises and queueMicrotask are real, and so are node:timers and its promises. After each test all is real again.
   */
  interface Clock {
    /** now: what Date says first, milliseconds or a Date; default the real time. loopLimit: default 100000 timers. */
    useFakeTimers(options?: { now?: number | Date; loopLimit?: number }): Clock;
    useRealTimers(): Clock;
    isFake(): boolean;
    /** Changes what Date says; no timer runs. */
    setSystemTime(now?: number | Date): Clock;
    /** Moves the time on and runs what comes due. */
    advanceTimersByTime(ms: number): Clock;
    /** The same; between timers, promises and requests under way go on. */
    advanceTimersByTimeAsync(ms: number): Promise<Clock>;
    /** Moves the time to the next timer and runs it; steps times, default 1. */
    advanceTimersToNextTimer(steps?: number): Clock;
    /** Runs the timers that are set now, each once. */
    runOnlyPendingTimers(): Clock;
    /** Runs timers until none is set; more than loopLimit are an error. */
    runAllTimers(): Clock;
    runAllTimersAsync(): Promise<Clock>;
    getTimerCount(): number;
    clearAllTimers(): Clock;
  }

  const clock: Clock;

  // ----------------------------------------------------------------- mock

  /** The stored documents of one kind, by key. They are copies: changing one changes nothing. */
  interface Collection<T = Document> {
    get(key: string): T | undefined;
    has(key: string): boolean;
    /** The keys, in the order of list. */
    keys(): string[];
    list(): T[];
  }

  /** One request that a mock was sent, oldest first. */
  interface SentRequest {
    readonly method: string;
    readonly path: string;
    readonly query: string;
    /** The body: what its JSON says, or its text. */
    readonly body: any;
    /** It changes nothing: a GET, or a POST that only searches. */
    readonly reads: boolean;
    readonly status: number;
    /** Who asked: the login of the key, or of the user it acted for. */
    readonly user: string;
    readonly product: "dss" | "govern" | "launchpad";
  }

  interface MockServer {
    /**
     * Makes the instance what a seed file would: users, groups, connections, projects … The test's first seed starts from an
     * empty instance, the next ones add to what is there; base: "example", "empty" or "current" says otherwise. An error
     * names the place in it.
     */
    seed(data: { base?: "empty" | "example" | "current"; [collection: string]: any }): void;
    /** Leaves nothing but the administrator that the test's key stands for. */
    empty(): void;
    /**
     * Makes requests fail: "PUT /admin/users/* 503 x2", as the flag --fail of dssrun mock has it. `POST /x 200 body=${JSON.stringify(doc)}`
     * answers with a given body. The mock does not see a request that fails or is answered so.
     */
    fail(rule: string): void;
    /** Makes each answer wait: "50ms". */
    latency(duration: string | number): void;
    /**
     * How long the tasks take that are started from now on, on the mocks' clock: "2m". Default "0ms": a task is done when it is first
     * asked for its state, and not before.
     */
    tasks(duration: string | number): void;
    /** Has the clients that are made from now on connect as this user, who may be no administrator. */
    as(login: string): void;
  }

  interface DSSMock extends MockServer {
    readonly users: Collection;
    readonly groups: Collection;
    readonly connections: Collection;
    readonly projects: Collection;
    /** By "PROJECT.name". */
    readonly datasets: Collection;
    /** By "PROJECT.name": what Jupyter stores, and activeSessions, the kernels that run. */
    readonly notebooks: Collection;
    /** By "PROJECT.id". */
    readonly folders: Collection;
    /** API keys, by id. */
    readonly keys: Collection;
  }

  interface GovernMock extends MockServer {
    readonly blueprints: Collection;
    /** By "blueprint/version", with their status. */
    readonly versions: Collection;
    /** With signoffs, by step. */
    readonly artifacts: Collection;
    readonly pages: Collection;
    readonly roles: Collection;
    readonly keys: Collection;
    readonly users: Collection;
    readonly groups: Collection;
  }

  interface LaunchpadMock extends MockServer {
    /** By id or mail address, as invites. */
    readonly users: Collection;
    readonly invites: Collection;
    readonly groups: Collection;
  }

  const mock: {
    /** The DSS that apiClient() reaches. */
    readonly dss: DSSMock;
    /** The Govern that governClient() reaches. */
    readonly govern: GovernMock;
    /** The Launchpad that launchpadClient() reaches. */
    readonly launchpad: LaunchpadMock;
    /** What the three were sent in this test. */
    readonly requests: SentRequest[];
    /** Answers from a recording of dssrun run --record; the path is relative to the test file. */
    replay(path: string): void;
    /** Lets this test send requests that no route of a mock answers; else they fail it. */
    allowUnmatched(): void;
    /** The time of the mocks, and of the scripts that runScript runs: the real one, unless it is moved or set. A fake clock sets it too. */
    readonly clock: {
      /** Stops it at a time. */
      set(date: Date | string): void;
      /** Moves it on: "2h", or milliseconds. */
      advance(duration: string | number): void;
      now(): Date;
    };
  };

  // ------------------------------------------------------------ runScript

  interface ScriptOptions {
    /** Its process.argv from the third on. */
    args?: readonly string[];
    /** Its environment, all of it: it may read these variables, and no other unless dssrun test has --allow-env. */
    env?: { [name: string]: string };
    /** What it reads from stdin. */
    stdin?: string;
    /** When it is ended: "30s", or milliseconds. Default: never, but for the test's own timeout. */
    timeout?: string | number;
  }

  /** What a script threw and did not catch, and where. */
  interface ScriptError {
    /** Its class: "TypeError", "DataikuException", "LoadError" … */
    readonly name: string;
    readonly message: string;
    readonly file?: string;
    readonly line?: number;
    readonly column?: number;
    /** Of a DataikuException: the HTTP status of the refused request. */
    readonly status?: number;
    /** Of a DataikuException: the class of the server's error, when it names one. */
    readonly errorType?: string;
  }

  interface ScriptResult {
    readonly stdout: string;
    readonly stderr: string;
    readonly exitCode: number;
    /** How it ended: "ok", "script error", "timeout" … */
    readonly state: string;
    /** What it threw, undefined when it did not. */
    readonly error: ScriptError | undefined;
    /** What it sent to the mocks. */
    readonly requests: SentRequest[];
  }

  /** Runs a whole script against the test's mocks. The path is relative to the test file. */
  function runScript(path: string, options?: ScriptOptions): Promise<ScriptResult>;

  export {
    describe, test, it, beforeEach, afterEach, beforeAll, afterAll, expect, spy, clock, mock, runScript,
    AsymmetricMatcher, AsymmetricMatchers, Assertion, AsyncAssertion, Clock, Collection, CustomMatchers, Describe, Document, DSSMock,
    Expect, GovernMock, LaunchpadMock, MatcherResult, Matchers, MatcherThis, MockServer, ScriptError, ScriptOptions, ScriptResult, SentRequest,
    Spy, SpyResult, Test, TestContext, TestFunction, TestOptions,
  };
}
