// The headers of every HTML page.

const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  // React and the studio's meters set styles through the DOM, which this allows; no inline <style> or <script> runs.
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "worker-src 'self' blob:",
  // Older Safari does not count sockets of the same host as 'self'.
  "connect-src 'self' ws: wss:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join('; ')

/**
 * Headers of a page: not kept by caches, since it differs by cookie and, unless the address carries it, by language; and no script but
 * our own files.
 *
 * They replace the stricter ones for the programming interface. Without TLS the browser must not be told to upgrade
 * requests, or a station on a local network would have no styles.
 */
export function pageHeaders(isPlainHttp: boolean, isCarried = false): Record<string, string> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'private, no-cache',
    vary: isCarried ? 'cookie, accept-encoding, save-data' : 'accept-language, cookie, accept-encoding, save-data',
    'content-security-policy': isPlainHttp ? CONTENT_SECURITY_POLICY : `${CONTENT_SECURITY_POLICY}; upgrade-insecure-requests`,
    'permissions-policy': 'microphone=(self), screen-wake-lock=(self), camera=(), geolocation=()',
    'referrer-policy': 'same-origin',
  }
}

/** Keeps a visitor's language for a year. Readable by the page, which changes it without leaving. */
export function languageCookie(name: string, language: string, protocol: string): string {
  return `${name}=${language}; Path=/; Max-Age=31536000; SameSite=Lax${protocol === 'https' ? '; Secure' : ''}`
}
