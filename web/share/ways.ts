// Where a link can be sent from a page: plain addresses that open an app, with nobody's script and nobody told. Pure.
// Signal has no such address; its users copy the link.

export interface Shared {
  readonly title: string
  /** A sentence beside the link. */
  readonly text: string
  readonly url: string
  /** The moment the link leads to, as a clock shows it; null: the beginning. */
  readonly from: string | null
}

export const WAYS = ['whatsapp', 'telegram', 'sms', 'mail'] as const

/** The address that hands it to an app. */
export function wayTo(way: (typeof WAYS)[number], { title, text, url }: Shared): string {
  const [words, link, both] = [text, url, `${text}\n${url}`].map(encodeURIComponent)
  switch (way) {
    case 'whatsapp':
      return `https://wa.me/?text=${both}`
    case 'telegram':
      return `https://t.me/share/url?url=${link}&text=${words}`
    case 'sms':
      // `?&` is read by Android and by iOS, which each leave out the other sign.
      return `sms:?&body=${both}`
    case 'mail':
      return `mailto:?subject=${encodeURIComponent(title)}&body=${both}`
  }
}
