// A word list as it is typed: one entry a line. Pure.

/** Entries in their order, each once, without the empty ones. */
export function entriesOf(lines: string): string[] {
  return [...new Set(lines.split('\n').map((line) => line.trim()).filter((line) => line !== ''))]
}
