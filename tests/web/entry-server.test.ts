import { LANGUAGES } from '../../web/i18n/languages.ts'
import { describe, expect, test } from 'vitest'
import { addressOf, renderPage } from '../../web/entry-server.tsx'
import { fillTemplate } from '../../server/http/page-template.ts'
import { sampleEvening } from '../support/sample-evening.ts'

const at = new Date('2026-11-23T18:20:00Z')
const evening = sampleEvening(at)

function station(answers: Record<string, unknown> = {}) {
  const asked: string[] = []
  const all: Record<string, unknown> = {
    '/api/v1/station': { name: 'IMI Radio', slug: 'imi-radio', timeZone: 'Europe/Warsaw', languages: ['pl'], description: {} },
    '/api/v1/now': evening.now,
    '/api/v1/programme': { timeZone: 'Europe/Warsaw', occurrences: evening.airings, covers: {} },
    ...answers,
  }
  return {
    asked,
    get: async (path: string) => {
      asked.push(path)
      return all[path.split('?')[0] ?? ''] ?? null
    },
  }
}

describe('the first page, without any JavaScript', () => {
  test('has the radio, what is on and the programme in its HTML', async () => {
    const { get, asked } = station()
    const { html } = await renderPage({ address: '/', language: 'pl', at, get })
    for (const words of ['href="/listen/radio.mp3"', 'href="/listen.m3u"', 'href="/listen.pls"', 'href="/listen/low.mp3"', 'شاي بالنعناع', 'Бюро знахідок', 'სუფრა', '19:00', '20:00', 'arabski', 'Odwołane', 'Przerwa świąteczna']) {
      expect(html).toContain(words)
    }
    expect(asked).toContain('/api/v1/programme?from=2026-11-22T23%3A00%3A00.000Z&until=2026-11-24T23%3A00%3A00.000Z')
  })

  test('gives each title its own language and direction', async () => {
    const { html } = await renderPage({ address: '/', language: 'en', at, get: station().get })
    expect(html).toContain('<bdi lang="ar" dir="auto">شاي بالنعناع</bdi>')
    expect(html).toContain('<bdi lang="ka" dir="auto">სუფრა</bdi>')
  })

  test.each(['pl', 'en', 'uk', 'ar'])('never calls Romani by a slur in %s', async (language) => {
    const { html } = await renderPage({ address: '/', language, at, get: station().get })
    expect(html).not.toMatch(/cygańsk|Romany|цыган|циган|غجر/i)
  })

  test('shows Warsaw\'s times in a process that lives in New York', async () => {
    expect(process.env['TZ']).toBe('America/New_York')
    const { html } = await renderPage({ address: '/', language: 'en', at, get: station().get })
    expect(html).toContain('>19:00</time>')
  })

  test('can be listened to while the station cannot say what is on', async () => {
    const { html } = await renderPage({ address: '/', language: 'en', at, get: async () => null })
    expect(html).toContain('href="/listen/radio.mp3"')
    expect(html).toContain('You can still listen')
    expect(html).toContain('The programme cannot be shown right now')
  })

  test('the studio is not drawn on the server; without scripts there is a word and the stream', async () => {
    const { html } = await renderPage({ address: '/studio', language: 'pl', at, get: station().get })
    expect(html).toMatch(/^<noscript>.*JavaScript.*href="\/listen\/radio.mp3".*<\/noscript>$/)
  })
})

describe('the programme, shows and hosts, without any JavaScript', () => {
  const week = '/api/v1/programme?from=2026-11-23&until=2026-11-30'

  test('a week asks the station one question, and has its airings, links and titles in its HTML', async () => {
    const { get, asked } = station()
    const page = await renderPage({ address: '/schedule', language: 'pl', at, publicUrl: 'https://radio.example/', get })
    expect(asked.filter((question) => question.includes('programme'))).toEqual([week])
    for (const words of ['Poniedziałek'.toLowerCase(), 'href="/schedule?week=2026-W49"', 'href="/schedule?day=2026-11-23"', 'href="/schedule?spoken=pl"', 'href="/shows/supra"', '<bdi lang="ka" dir="auto">სუფრა</bdi>', 'Przerwa świąteczna', 'href="/programme.ics?lang=pl"']) {
      expect(page.html).toContain(words)
    }
    expect(page).toMatchObject({ status: 200, canonical: '/pl/schedule', title: 'Program, 23–29 listopada 2026 · IMI Radio' })
    expect(page.description).toContain('23–29 listopada 2026')
    expect(page.boot.answers[week]).toMatchObject({ answer: { timeZone: 'Europe/Warsaw' } })
  })

  test('in one language it shows that one in whichever place, and the choice stays in the links', async () => {
    const { html } = await renderPage({ address: '/schedule?spoken=uk', language: 'en', at, get: station().get })
    expect(html).toContain('Dzień dobry, Wisła!')
    expect(html).not.toContain('სუფრა')
    expect(html).toContain('href="/schedule?spoken=uk&amp;week=2026-W49"')
  })

  test('what a visitor chose earlier is drawn at once', async () => {
    const { html } = await renderPage({ address: '/schedule', spoken: 'ka', language: 'en', at, get: station().get })
    expect([html.includes('სუფრა'), html.includes('Dzień dobry')]).toEqual([true, false])
  })

  test('it tells search engines in their words, of cancelled airings too', async () => {
    const { structured } = await renderPage({ address: '/schedule', language: 'en', at, publicUrl: 'https://radio.example', get: station().get })
    expect(structured).toMatchObject({ '@graph': expect.arrayContaining([expect.objectContaining({ '@type': 'BroadcastEvent', name: 'სუფრა', inLanguage: 'ka' })]) })
    expect(structured).toMatchObject({ '@graph': expect.arrayContaining([expect.objectContaining({ name: 'Karta na stół', eventStatus: 'https://schema.org/EventCancelled' })]) })
  })

  test('the first page tells them of the station, what is on and what is next', async () => {
    const { structured } = await renderPage({ address: '/', language: 'uk', at, publicUrl: 'https://radio.example', get: station().get })
    const types = ['RadioStation', 'RadioBroadcastService', 'BroadcastEvent'].map((type) => expect.objectContaining({ '@type': type }))
    expect(structured).toMatchObject({ '@graph': expect.arrayContaining(types) })
    expect(JSON.stringify(structured)).toContain('شاي بالنعناع')
  })

  test('an unknown show is a page that says so, with ways on', async () => {
    const get = async (path: string) => (path.startsWith('/api/v1/shows/') ? undefined : station().get(path))
    const page = await renderPage({ address: '/shows/nobody', language: 'en', at, get })
    expect(page.status).toBe(404)
    expect(page.title).toBe('This page does not exist · IMI Radio')
    for (const words of ['This page does not exist', 'href="/schedule"', 'href="/shows"']) expect(page.html).toContain(words)
  })

  test('while the station cannot say, the page says that, and the radio is there', async () => {
    for (const address of ['/schedule', '/shows', '/shows/supra', '/hosts/nino-tone']) {
      const page = await renderPage({ address, language: 'en', at, get: async () => null })
      expect([page.status, page.html]).toEqual([200, expect.stringMatching(/cannot be shown right now/)])
      expect(page.html).toContain('href="/listen/radio.mp3"')
    }
  })

  test('the picture beside a link is of the airing that is on, the show or the station, in the page\'s language', async () => {
    const first = await renderPage({ address: '/', language: 'uk', at, get: station().get })
    expect(first.card.href).toMatch(/^\/cards\/uk\/airings\/shay-bin-nana\/1\/day\.jpg\?v=\w+$/)
    expect(first.card.alt).toContain('شاي بالنعناع · Shāy bi-n-na‘nā‘')
    expect(first.card.alt).toMatch(/19:00–20:00 · варшавський час.*IMI Radio$/)
    const later = await renderPage({ address: '/', language: 'uk', at, get: station({ '/api/v1/now': { ...evening.now, onAir: { ...evening.now.onAir, show: null, occurrenceId: null } } }).get })
    expect(later.card.href).toMatch(/^\/cards\/uk\/station\.jpg\?v=\w+$/)
    expect((await renderPage({ address: '/shows/supra', language: 'pl', at, get: async () => null })).card.href).toMatch(/^\/cards\/pl\/station\.jpg/)
  })

  test('an address keeps only what a page reads', () => {
    expect(addressOf('/schedule/', { week: '2026-W48', spoken: 'uk', utm: 'x', day: ['a', 'b'] })).toBe('/schedule?week=2026-W48&spoken=uk')
    expect(addressOf('/schedule', { week: '<script>' })).toBe('/schedule')
  })
})

describe('a page at an address that carries its language', () => {
  test('leads to others in the same language, to the studio without one, and to itself in the others', async () => {
    const { html } = await renderPage({ address: '/schedule?week=2026-W48', language: 'uk', isCarried: true, at, get: station().get })
    for (const href of ['/uk/', '/uk/schedule', '/uk/shows', '/uk/schedule?week=2026-W49', '/uk/shows/supra', '/studio', '/desk', '/pl/schedule?week=2026-W48', '/ar/schedule?week=2026-W48', '/programme.ics?lang=uk', '/listen/radio.mp3']) {
      expect(html).toContain(`href="${href}"`)
    }
    expect(html).not.toMatch(/href="\/(schedule|shows|archive|chat|take-part)/)
    expect(html).toMatch(/<a href="\/ar\/schedule[^>]+hrefLang="ar"/i)
    const archive = await renderPage({ address: '/archive', language: 'ar', isCarried: true, at, get: station().get })
    expect(archive.html).toContain('action="/ar/archive"')
    const part = await renderPage({ address: '/take-part', language: 'ar', isCarried: true, at, get: station().get })
    expect(part.html).toContain('action="/ar/take-part#problem"')
  })

  test('without a language the links have none, and the same page in a language is one link away', async () => {
    const { html } = await renderPage({ address: '/schedule?spoken=ka&week=2026-W49', language: 'uk', at, get: station().get })
    expect(html).toContain('href="/shows"')
    expect(html).toContain('href="/ar/schedule?spoken=ka&amp;week=2026-W49"')
    expect(html.match(/href="\/uk\//g)).toHaveLength(1)
  })

  test('is best known by the address in its language, and names all the others', async () => {
    for (const isCarried of [false, true]) {
      const page = await renderPage({ address: '/', language: 'uk', isCarried, at, get: station().get })
      expect([page.canonical, page.language, page.dir]).toEqual(['/uk/', 'uk', 'ltr'])
      expect(page.alternates).toEqual([...Object.keys(LANGUAGES).map((tag) => ({ hreflang: tag, href: `/${tag}/` })), { hreflang: 'x-default', href: '/' }])
    }
  })

  test('what is in no index has no other languages: pages that are not there, the studio, previews', async () => {
    const get = async (path: string) => (path.startsWith('/api/v1/shows/') ? undefined : station().get(path))
    for (const address of ['/shows/nobody', '/not-found', '/studio', '/preview/abc']) {
      expect(await renderPage({ address, language: 'uk', at, get })).toMatchObject({ isPrivate: true, alternates: [] })
    }
  })
})

describe('the page that is sent', () => {
  const template = '<html lang="en" dir="ltr"><head><!--head--></head><body><div id="root"><!--page--></div><!--boot--></body></html>'
  const around = { publicUrl: 'https://radio.example', scripts: ['/assets/ar-1.js'], styles: ['/assets/show-1.css'] }
  const page = { language: 'ar', dir: 'rtl' as const, title: 'A "b" <c>', description: 'd & e', canonical: '/', card: { href: '/cards/ar/station.jpg?v=1', width: 1200, height: 630, alt: 'A "b"' }, structured: null, html: '<p>$& $1</p>', boot: { title: '</script><script>alert(1)</script>\u2028' } }

  test('a title with a script in it stays a title', () => {
    const html = fillTemplate(template, page, around)
    expect(html.match(/<\/script>/g)).toHaveLength(1)
    expect(html).not.toContain('\u2028')
    const json = /id="boot">(.*)<\/script>/.exec(html)?.[1] ?? ''
    expect(JSON.parse(json)).toEqual(page.boot)
  })

  test('names itself in every language, for search engines', () => {
    const alternates = [{ hreflang: 'uk', href: '/uk/archive?q=a&page=2' }, { hreflang: 'x-default', href: '/archive?q=a&page=2' }]
    const html = fillTemplate(template, { ...page, canonical: '/ar/archive?q=a&page=2', alternates }, around)
    expect(html).toContain('<link rel="canonical" href="https://radio.example/ar/archive?q=a&amp;page=2">')
    expect(html).toContain('<link rel="alternate" hreflang="uk" href="https://radio.example/uk/archive?q=a&amp;page=2">')
    expect(html).toContain('<link rel="alternate" hreflang="x-default" href="https://radio.example/archive?q=a&amp;page=2">')
    expect(fillTemplate(template, { ...page, alternates, isPrivate: true }, around)).not.toContain('hreflang')
  })

  test('tells how it is put into other pages, when it may be', () => {
    const html = fillTemplate(template, { ...page, canonical: '/ar/shows/supra', isOffered: true }, around)
    expect(html).toContain('<link rel="alternate" type="application/json+oembed" title="A &quot;b&quot; &lt;c&gt;" href="https://radio.example/oembed?url=https%3A%2F%2Fradio.example%2Far%2Fshows%2Fsupra&amp;format=json">')
    expect(html).toContain('type="text/xml+oembed"')
    expect(fillTemplate(template, page, around)).not.toContain('oembed')
  })

  test('says its language and direction, and escapes what is not markup', () => {
    const html = fillTemplate(template, page, around)
    expect(html).toContain('<html lang="ar" dir="rtl">')
    expect(html).toContain('<title>A &quot;b&quot; &lt;c&gt;</title>')
    expect(html).toContain('<p>$& $1</p>')
    expect(html).toContain('<link rel="canonical" href="https://radio.example/">')
    expect(html).toContain('<meta property="og:image" content="https://radio.example/cards/ar/station.jpg?v=1">')
    expect(html).toContain('<meta property="og:image:alt" content="A &quot;b&quot;">')
    expect(html).toContain('<link rel="modulepreload" href="/assets/ar-1.js">')
    expect(html).toContain('<link rel="stylesheet" href="/assets/show-1.css">')
  })
})
