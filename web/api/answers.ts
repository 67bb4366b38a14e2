// The shapes of the calendar's answers as the pages read them.

export interface Station {
  readonly name: string
  readonly slug: string
  readonly timeZone: string
  readonly languages: readonly string[]
}

export interface Airing {
  readonly id: string
  readonly show: { readonly slug: string; readonly title: string; readonly languages: readonly string[] }
  readonly hosts: readonly { readonly slug: string | null; readonly name: string }[]
  readonly kind: string
  readonly startsAt: string
  readonly endsAt: string
  readonly special: boolean
  readonly cancelled: { readonly reason: Readonly<Record<string, string>> } | null
}

export interface Programme {
  readonly timeZone: string
  readonly occurrences: readonly Airing[]
}
