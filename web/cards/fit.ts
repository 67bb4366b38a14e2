// Fits words of any script into a box that nobody will scroll: as large as they fit, in a few lines, the rest cut with an ellipsis.
// The pictures for links are drawn where nothing can be measured, so widths are estimated, rather a little too wide. Pure.

export interface Fitted {
  /** In the box's own units. */
  readonly size: number
  readonly lines: readonly string[]
  /** Nothing was cut. */
  readonly isWhole: boolean
}

export interface Box {
  readonly width: number
  readonly height: number
  /** Sizes to try, the largest first. */
  readonly sizes: readonly number[]
  readonly mostLines: number
}

/** A line's height, as a share of its size: room for Vietnamese accents above and Devanagari signs below. */
export const LINE = 1.24

/** The largest size at which the words fit without breaking one apart; at the smallest, what fits of them. */
export function fitWords(text: string, { width, height, sizes, mostLines }: Box): Fitted {
  const words = text.trim().split(/\s+/)
  const room = (size: number) => Math.max(1, Math.min(mostLines, Math.floor(height / (size * LINE))))
  for (const size of sizes) {
    const lines = linesOf(words, width / size)
    if (lines.length <= room(size) && lines.every((line) => emWidth(line) <= width / size)) return { size, lines, isWhole: true }
  }
  const size = sizes.at(-1) ?? 0
  const lines = linesOf(words.flatMap((word) => pieces(word, width / size)), width / size)
  const isWhole = lines.length <= room(size)
  return { size, lines: isWhole ? lines : shortened(lines, room(size), width / size), isWhole }
}

/** One line, cut with an ellipsis when it is too long. */
export function fitLine(text: string, width: number, size: number): string {
  return fitWords(text, { width, height: size * LINE, sizes: [size], mostLines: 1 }).lines[0] ?? ''
}

function linesOf(words: readonly string[], width: number): string[] {
  const lines: string[] = []
  for (const word of words) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`
    if (lines.length > 0 && emWidth(longer) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

function shortened(lines: readonly string[], most: number, width: number): string[] {
  const kept = lines.slice(0, most - 1)
  const words = lines.slice(most - 1).join(' ').split(' ')
  while (words.length > 1 && emWidth(cut(words.join(' '))) > width) words.pop()
  const letters = graphemes(words.join(' '))
  while (letters.length > 1 && emWidth(cut(letters.join(''))) > width) letters.pop()
  return [...kept, cut(letters.join(''))]
}

function cut(words: string): string {
  return `${words.replace(/[\s,.:;–—-]+$/u, '')}…`
}

/** A word that is wider than the box, in parts that are not; Chinese and Thai write none between. */
function pieces(word: string, width: number): string[] {
  if (emWidth(word) <= width) return [word]
  const parts: string[] = ['']
  for (const letter of graphemes(word)) {
    if (emWidth(`${parts.at(-1)}${letter}`) > width) parts.push(letter)
    else parts[parts.length - 1] += letter
  }
  return parts
}

function graphemes(text: string): string[] {
  return [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].map(({ segment }) => segment)
}

// Measured in the bold letters of card-fonts.ts; the first that matches counts.
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  // Isolates and joiners.
  [/\p{Cf}/u, 0],
  // Signs that stand beside their letter.
  [/\p{Mc}/u, 0.32],
  [/\p{M}/u, 0],
  [/\s/, 0.28],
  [/[ijlfI.,:;!'’‘|()[\]іїІЇ·-]/, 0.38],
  [/[WЖШЩЮ]/, 1.17],
  [/[mwMQO@%—…шщжыюфФМЫОД]/, 0.98],
  [/[سشصض]/, 1.15],
  [/\p{Script=Arabic}/u, 0.54],
  [/\p{Script=Georgian}/u, 0.78],
  [/\p{Script=Devanagari}|\p{Script=Bengali}/u, 0.9],
  [/\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Extended_Pictographic}/u, 1.05],
  [/\p{Lu}/u, 0.76],
]
const USUAL = 0.66

/** How wide a line is, in its own size. */
function emWidth(text: string): number {
  let width = 0
  for (const letter of text) width += WIDTHS.find(([letters]) => letters.test(letter))?.[1] ?? USUAL
  return width
}
