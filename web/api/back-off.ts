// How long to wait before trying again: soon at first, never longer than 15 s, never giving up.

const STEPS_MS = [1_000, 2_000, 4_000, 8_000, 15_000] as const

/** The wait before attempt `attempt` (0 is the first one after a failure). */
export function backOffMs(attempt: number): number {
  return STEPS_MS[Math.min(attempt, STEPS_MS.length - 1)] ?? 15_000
}
