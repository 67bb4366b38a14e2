// What the bench prints: figures, and for each promise whether it is kept.

let broken = 0

/** A line under its section. */
export function tell(text: string): void {
  console.log(`  ${text}`)
}

export function heading(text: string): void {
  console.log(`\n${text}`)
}

/** A promise with its figure; a broken one makes the bench end with status 1. */
export function promise(what: string, value: number, bound: { readonly atMost?: number; readonly atLeast?: number }, unit = ''): void {
  const isKept = (bound.atMost === undefined || value <= bound.atMost) && (bound.atLeast === undefined || value >= bound.atLeast)
  if (!isKept) broken++
  const wanted = bound.atMost === undefined ? `at least ${bound.atLeast}` : `at most ${bound.atMost}`
  tell(`${isKept ? 'kept  ' : 'BROKEN'} ${what}: ${value.toFixed(value < 10 ? 2 : 0)}${unit} (${wanted}${unit})`)
}

export function brokenPromises(): number {
  return broken
}
