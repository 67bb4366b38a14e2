// How spoken titles lie on disk and what they are called; the same names are in the addresses browsers ask for. Pure.

const FILE_NAME = /^([A-Za-z0-9-]{2,40})-([0-9a-f]{16})\.mp3$/

export interface SpokenFile {
  readonly language: string
  readonly hash: string
}

/** `pl-0123456789abcdef.mp3`, taken apart; null when no spoken title is called so. */
export function spokenFile(name: string): SpokenFile | null {
  const [, language, hash] = FILE_NAME.exec(name) ?? []
  return language === undefined || hash === undefined ? null : { language, hash }
}

export function spokenName({ language, hash }: SpokenFile): string {
  return `${language}-${hash}.mp3`
}

/** The address of one: the same bytes for ever. */
export function spokenAddress(slug: string, file: SpokenFile): string {
  return `/spoken/${slug}/${spokenName(file)}`
}
