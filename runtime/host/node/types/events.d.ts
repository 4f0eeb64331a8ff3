declare module "node:events" {
  type Listener = (...args: any[]) => void;
  type Name = string | symbol;
  export class EventEmitter {
    constructor(options?: { captureRejections?: boolean });
    on(event: Name, listener: Listener): this;
    once(event: Name, listener: Listener): this;
    off(event: Name, listener: Listener): this;
    addListener(event: Name, listener: Listener): this;
    removeListener(event: Name, listener: Listener): this;
    removeAllListeners(event?: Name): this;
    prependListener(event: Name, listener: Listener): this;
    prependOnceListener(event: Name, listener: Listener): this;
    /** Calls the listeners in order; false when there are none. An error event without listeners is thrown. */
    emit(event: Name, ...args: any[]): boolean;
    listeners(event: Name): Listener[];
    rawListeners(event: Name): Listener[];
    listenerCount(event: Name, listener?: Listener): number;
    eventNames(): Name[];
    setMaxListeners(n: number): this;
    getMaxListeners(): number;
    static defaultMaxListeners: number;
    static captureRejections: boolean;
    static readonly errorMonitor: unique symbol;
    static readonly captureRejectionSymbol: unique symbol;
    static once: typeof once;
    static on: typeof on;
    static EventEmitter: typeof EventEmitter;
    static getEventListeners: typeof getEventListeners;
    static setMaxListeners(n?: number, ...emitters: EventEmitter[]): void;
    static listenerCount(emitter: EventEmitter, event: Name): number;
  }
  interface Options {
    signal?: AbortSignal;
  }
  /** Promises the arguments of the next event; an error event rejects it. */
  export function once(emitter: EventEmitter | EventTarget, event: Name, options?: Options): Promise<any[]>;
  /** Iterates over the arguments of the events to come. */
  export function on(emitter: EventEmitter | EventTarget, event: Name, options?: Options & { close?: string[] }): AsyncIterableIterator<any[]>;
  export function getEventListeners(emitter: EventEmitter, event: Name): Listener[];
  export function setMaxListeners(n?: number, ...emitters: EventEmitter[]): void;
  export const errorMonitor: typeof EventEmitter.errorMonitor;
  export const captureRejectionSymbol: typeof EventEmitter.captureRejectionSymbol;
  export let defaultMaxListeners: number;
  export default EventEmitter;
}
