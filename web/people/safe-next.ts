// Where to go after signing in. Pure.

/** Only pages of this site: an address with a host of its own could lead a signed-in host anywhere. */
export function safeNext(next: string | null): string {
  return next !== null && /^\/(?![/\\])/.test(next) ? next : '/studio'
}
