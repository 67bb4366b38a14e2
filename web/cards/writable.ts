// What the fonts of cards can write (server/http/cards/card-fonts.ts): a card with empty boxes on it is worse than one in Latin letters. Pure.

const WRITABLE = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Georgian}\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Common}\p{Script=Inherited}]*$/u
const PICTOGRAMS = /\p{Emoji_Presentation}|\uFE0F/gu

/** The words without little pictures; null when they are in a script that there is no font for. */
export function writable(words: string): string | null {
  const text = words.replace(PICTOGRAMS, '').replace(/\s+/g, ' ').trim()
  return text !== '' && WRITABLE.test(text) ? text : null
}
