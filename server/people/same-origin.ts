// Whether a request comes from our own pages: a foreign page must not act, or open a socket, with a visitor's cookie.

/** The headers of a request that say which page made it, and under which name the station was asked. */
export interface Origin {
  readonly fetchSite: string | undefined
  readonly origin: string | undefined
  readonly host: string | undefined
  /** Where the outside reaches the site, when it is configured. */
  readonly publicUrl: string | null
}

export type PageOrigin =
  /** The browser says it is one of our pages, or a person typed the address. */
  | 'own'
  /** The browser says it is somebody else's page. */
  | 'foreign'
  /** Nothing is said: not a browser, or a very old one. */
  | 'unsaid'

/**
 * Reads `Origin` and `Sec-Fetch-Site`, which pages cannot forge.
 *
 * Origin is compared by host only: behind a proxy that ends TLS the server itself does not know that it is https.
 */
export function pageOrigin({ fetchSite, origin, host, publicUrl }: Origin): PageOrigin {
  if (fetchSite === 'same-origin' || fetchSite === 'none') return 'own'
  if (origin !== undefined) return isOurs(origin, host, publicUrl) ? 'own' : 'foreign'
  return fetchSite === undefined ? 'unsaid' : 'foreign'
}

function isOurs(origin: string, host: string | undefined, publicUrl: string | null): boolean {
  const asked = URL.parse(origin)
  if (!asked) return false
  return asked.host === host?.toLowerCase() || (publicUrl !== null && asked.origin === new URL(publicUrl).origin)
}
