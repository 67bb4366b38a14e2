// Which language of shows a listener wants to see: chosen by a link, remembered in a cookie so that the server draws it too.

import { createContext, use, useSyncExternalStore, type ReactNode } from 'react'
import { useSearch } from 'wouter'

export const SPOKEN_COOKIE = 'spoken'
/** In the address: every language, whatever is remembered. */
export const ALL_SPOKEN = 'all'

const FirstSpoken = createContext<string | null>(null)

/** `first` is what the server read from the cookie. */
export function SpokenProvider({ first, children }: { first: string | null; children: ReactNode }) {
  return <FirstSpoken value={first}>{children}</FirstSpoken>
}

/** The wanted language as a BCP-47 tag; null: all. The address wins over what is remembered. */
export function useSpoken(): string | null {
  const first = use(FirstSpoken)
  const asked = spokenIn(new URLSearchParams(useSearch()))
  const remembered = useSyncExternalStore(never, rememberedSpoken, () => first)
  return asked === undefined ? remembered : asked
}

/** Remembers the choice for a year; null forgets it. */
export function rememberSpoken(tag: string | null): void {
  document.cookie = `${SPOKEN_COOKIE}=${tag ?? ''}; Path=/; Max-Age=${tag === null ? 0 : 31_536_000}; SameSite=Lax`
}

/** What an address asks for: undefined when it says nothing. */
export function spokenIn(query: URLSearchParams): string | null | undefined {
  const asked = query.get('spoken')
  if (asked === ALL_SPOKEN) return null
  return spokenTag(asked) ?? undefined
}

/** The tag when it is shaped like one; null otherwise. */
export function spokenTag(text: string | null | undefined): string | null {
  return text != null && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(text) ? text : null
}

/** Whether a show speaks the wanted language, in whichever place. */
export function speaks(languages: readonly string[], wanted: string | null): boolean {
  return wanted === null || languages.some((tag) => tag === wanted || tag.startsWith(`${wanted}-`))
}

function rememberedSpoken(): string | null {
  return spokenTag(new RegExp(`(?:^|; )${SPOKEN_COOKIE}=([^;]*)`).exec(document.cookie)?.[1])
}

function never(): () => void {
  return () => {}
}
