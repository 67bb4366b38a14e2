// Writes sitemaps (sitemaps.org, with the alternates that search engines know for languages). Pure.

/** A page that search engines may find. */
export interface FoundPage {
  /** Without a language. */
  readonly path: string
  /** When what it shows last changed; null: nobody knows. */
  readonly changedAt: Date | null
}

/**
 * So many addresses are in one file at most.
 *
 * Far below the 50,000 of the protocol: each names itself in every language, and a file is made in memory. With twelve languages it has about
 * 4 MB of the 50 that are allowed.
 */
export const MOST_ADDRESSES = 2_000

/** How many files so many pages take; at least one. */
export function countParts(pages: number, languages: number): number {
  return Math.max(1, Math.ceil(pages / pagesInPart(languages)))
}

/** The pages of one file, the first is 1. */
export function pagesOfPart<Page>(pages: readonly Page[], part: number, languages: number): readonly Page[] {
  const many = pagesInPart(languages)
  return pages.slice((part - 1) * many, part * many)
}

/** Names all files; `site` is the station's address without a slash at the end. */
export function writeIndex(parts: number, site: string): string {
  const files = Array.from({ length: parts }, (_, index) => `<sitemap><loc>${escaped(`${site}/sitemap/${index + 1}.xml`)}</loc></sitemap>`)
  return `${DECLARATION}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${files.join('\n')}\n</sitemapindex>\n`
}

/** Every page in every language, each of them naming all the others, and the address for everybody else. */
export function writePart(pages: readonly FoundPage[], languages: readonly string[], site: string): string {
  const urls = pages.flatMap(({ path, changedAt }) => {
    const at = (language: string | null) => escaped(`${site}${language === null ? '' : `/${language}`}${encodeURI(path)}`)
    const links = [...languages.map((tag) => link(tag, at(tag))), link('x-default', at(null))].join('')
    const changed = changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : ''
    return languages.map((tag) => `<url><loc>${at(tag)}</loc>${changed}${links}</url>`)
  })
  return `${DECLARATION}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${urls.join('\n')}\n</urlset>\n`
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

function pagesInPart(languages: number): number {
  return Math.max(1, Math.floor(MOST_ADDRESSES / Math.max(1, languages)))
}

function link(hreflang: string, href: string): string {
  return `<xhtml:link rel="alternate" hreflang="${hreflang}" href="${href}"/>`
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&apos;')
}
