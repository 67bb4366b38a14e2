// Waiting for something that announces itself in no event.

/** Asks again and again until the answer is neither false, null nor undefined; after the time limit it fails with what was waited for. */
export async function until<T>(what: string, ask: () => T | Promise<T>, limitMs = 15_000): Promise<NonNullable<T>> {
  const end = performance.now() + limitMs
  for (;;) {
    const answer = await ask()
    if (answer !== false && answer !== null && answer !== undefined) return answer as NonNullable<T> // checked in this line
    if (performance.now() > end) throw new Error(`waited ${limitMs} ms in vain: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
