// The station's calendar reckons with Temporal, which some browsers do not have yet; those load it first.

/** Resolves when `schedules/` may be asked. */
export async function calendarReady(): Promise<void> {
  if (typeof Temporal === 'undefined') await import('temporal-polyfill/global')
}
