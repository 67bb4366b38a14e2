import { expect, test } from 'vitest'
import { countParts, pagesOfPart, writeIndex, writePart } from '../../server/http/sitemap.ts'

const TWELVE = ['pl', 'en', 'uk', 'be', 'ru', 'vi', 'ka', 'es', 'hi', 'ar', 'tr', 'ro']
const SITE = 'https://radio.example'

test('a page is there in every language, and each names all of them and the one for everybody else', () => {
  const text = writePart([{ path: '/shows/supra', changedAt: new Date('2026-11-23T18:00:00Z') }], ['uk', 'ar'], SITE)
  const links = `<xhtml:link rel="alternate" hreflang="uk" href="${SITE}/uk/shows/supra"/><xhtml:link rel="alternate" hreflang="ar" href="${SITE}/ar/shows/supra"/><xhtml:link rel="alternate" hreflang="x-default" href="${SITE}/shows/supra"/>`
  for (const tag of ['uk', 'ar']) expect(text).toContain(`<url><loc>${SITE}/${tag}/shows/supra</loc><lastmod>2026-11-23T18:00:00.000Z</lastmod>${links}</url>`)
  expect(text.match(/<url>/g)).toHaveLength(2)
})

test('an address of any script and with any sign is well-formed, and one of unknown age says no time', () => {
  const text = writePart([{ path: '/shows/сонце&"<', changedAt: null }], ['uk'], SITE)
  expect(text).toContain(`<loc>${SITE}/uk/shows/%D1%81%D0%BE%D0%BD%D1%86%D0%B5&amp;%22%3C</loc><xhtml:link`)
})

test('twenty thousand episodes in twelve languages are files within the bounds of the protocol, with every page in one of them', () => {
  const pages = Array.from({ length: 20_000 }, (_, index) => ({ path: `/shows/a-show-with-a-rather-long-address/2026-11-23-an-episode-with-a-long-address-${index}`, changedAt: new Date(0) }))
  const parts = countParts(pages.length, TWELVE.length)
  expect(writeIndex(parts, SITE).match(/<sitemap>/g)).toHaveLength(parts)
  expect(parts).toBeLessThanOrEqual(50_000)
  const found = Array.from({ length: parts }, (_, index) => pagesOfPart(pages, index + 1, TWELVE.length))
  expect(found.flat()).toEqual(pages)
  expect(pagesOfPart(pages, parts + 1, TWELVE.length)).toEqual([])
  const largest = writePart(found[0] ?? [], TWELVE, SITE)
  expect(largest.match(/<url>/g)?.length).toBeLessThanOrEqual(50_000)
  expect(Buffer.byteLength(largest)).toBeLessThan(10_000_000)
})

test('a station without a page has one file all the same', () => {
  expect(countParts(0, 4)).toBe(1)
})
