// Finds web addresses in a message that a moderator has allowed to link. Pure.

export type Piece = { readonly kind: 'text' | 'link'; readonly text: string }

const ADDRESS = /https?:\/\/[^\s<>"']+/gu
/** What ends a sentence rather than an address. */
const TRAILING = /[.,;:!?)\]»”’،؛؟]+$/u

/** The text in pieces that together are the text. Only http and https, only addresses that a browser reads as such. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  let done = 0
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const address = found.replace(TRAILING, '')
    if (!URL.canParse(address)) continue
    if (index > done) pieces.push({ kind: 'text', text: text.slice(done, index) })
    pieces.push({ kind: 'link', text: address })
    done = index + address.length
  }
  if (done < text.length) pieces.push({ kind: 'text', text: text.slice(done) })
  return pieces
}
