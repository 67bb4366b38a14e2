// Puts a rendered page into the built index.html.

export interface RenderedPage {
  readonly language: string
  readonly dir: 'ltr' | 'rtl'
  readonly title: string
  readonly description: string
  /** The path and query the page is best known by. */
  readonly canonical: string
  /** The same page in other languages: paths and queries. */
  readonly alternates?: readonly { readonly hreflang: string; readonly href: string }[]
  /** The picture that others show beside a link to the page. */
  readonly card: { readonly href: string; readonly width: number; readonly height: number; readonly alt: string }
  /** JSON-LD; null when there is none. */
  readonly structured: object | null
  /** Feeds to be found from this page. */
  readonly feeds?: readonly { readonly href: string; readonly title: string }[]
  /** Other sites may put it into theirs. */
  readonly isOffered?: boolean
  /** Search engines are to leave it. */
  readonly isPrivate?: boolean
  readonly html: string
  /** What the browser starts with; becomes JSON. */
  readonly boot: unknown
}

interface Surroundings {
  readonly publicUrl: string | null
  /** Scripts that the page's own script will ask for: fetched beside it, not after it. */
  readonly scripts: readonly string[]
  /** Styles besides those of every page. */
  readonly styles: readonly string[]
  /** The browser asked for little data: nothing is loaded that only looks nice. */
  readonly savesData?: boolean
}

/** Fills language, head, page and first data into the template. Everything that is not markup is escaped here. */
export function fillTemplate(template: string, page: RenderedPage, around: Surroundings): string {
  return template
    .replace('<html lang="en" dir="ltr">', `<html lang="${page.language}" dir="${page.dir}"${around.savesData ? ' data-saves-data' : ''}>`)
    .replace('href="/manifest.webmanifest"', `href="/manifest.webmanifest?language=${page.language}"`)
    .replace('<!--head-->', () => head(page, around))
    .replace('<!--page-->', () => page.html)
    .replace('<!--boot-->', () => `<script type="application/json" id="boot">${scriptSafe(page.boot)}</script>`)
}

/** What listeners get while the site is not built: the radio itself. */
export const UNBUILT_PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Radio</title><h1>The radio plays; its site is not built yet</h1>
<p><audio controls preload="none" src="/listen/radio.mp3"></audio></p>
<ul><li><a href="/listen/radio.mp3">MP3, 128 kbit/s</a></li><li><a href="/listen/low.mp3">MP3, 48 kbit/s</a></li>
<li><a href="/listen/radio.mp3.m3u">M3U for another player</a></li></ul>
<p>For the technician: run <code>npm run build</code> and start again.</p></html>`

function head({ title, description, language, canonical, alternates = [], card, structured, feeds = [], isOffered = false, isPrivate = false }: RenderedPage, { publicUrl, scripts, styles }: Surroundings): string {
  const tags = [`<title>${escaped(title)}</title>`, meta('name', 'description', description), meta('property', 'og:title', title), meta('property', 'og:description', description)]
  tags.push(meta('property', 'og:type', 'website'), meta('property', 'og:locale', `${language}_PL`), meta('name', 'twitter:card', 'summary_large_image'))
  if (isPrivate) tags.push(meta('name', 'robots', 'noindex'))
  else if (publicUrl) {
    const address = new URL(canonical, publicUrl).href
    tags.push(`<link rel="canonical" href="${escaped(address)}">`, meta('property', 'og:url', address))
    tags.push(...alternates.map(({ hreflang, href }) => `<link rel="alternate" hreflang="${escaped(hreflang)}" href="${escaped(new URL(href, publicUrl).href)}">`))
    if (isOffered) tags.push(...OEMBED.map(([type, format]) => `<link rel="alternate" type="${type}" title="${escaped(title)}" href="${escaped(new URL(`/oembed?${new URLSearchParams({ url: address, format })}`, publicUrl).href)}">`))
    tags.push(...pictureTags(card, publicUrl))
  }
  tags.push(...feeds.map((feed) => `<link rel="alternate" type="application/rss+xml" title="${escaped(feed.title)}" href="${escaped(feed.href)}">`))
  tags.push(...styles.map((file) => `<link rel="stylesheet" href="${escaped(file)}">`))
  tags.push(...scripts.map((file) => `<link rel="modulepreload" href="${escaped(file)}">`))
  // Data, which no policy counts as a script.
  if (structured) tags.push(`<script type="application/ld+json">${scriptSafe(structured)}</script>`)
  return tags.join('\n    ')
}

const OEMBED = [['application/json+oembed', 'json'], ['text/xml+oembed', 'xml']] as const

function pictureTags({ href, width, height, alt }: RenderedPage['card'], publicUrl: string): string[] {
  const tags = { 'og:image': new URL(href, publicUrl).href, 'og:image:type': 'image/jpeg', 'og:image:width': String(width), 'og:image:height': String(height), 'og:image:alt': alt }
  return Object.entries(tags).map(([name, content]) => meta('property', name, content))
}

function meta(kind: 'name' | 'property', name: string, content: string): string {
  return `<meta ${kind}="${name}" content="${escaped(content)}">`
}

// A title with `</script>` in it, or the two line separators that old parsers stop at, must not end the script.
function scriptSafe(value: unknown): string {
  return JSON.stringify(value).replace(/</g, '\\u003c').replace(/\u2028/g, '\\u2028').replace(/\u2029/g, '\\u2029')
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
