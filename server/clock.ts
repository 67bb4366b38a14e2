// Time as an argument: rules and the engine never read the machine's clock themselves.

export interface Clock {
  /** The wall clock, as an instant. May jump when the machine's clock is set. */
  now(): Date
  /** Milliseconds on a clock that never jumps; only differences mean something. */
  monotonicMs(): number
}

/** The machine's own clocks. */
export const systemClock: Clock = {
  now: () => new Date(),
  monotonicMs: () => performance.now(),
}
