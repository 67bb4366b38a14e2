import { describe, expect, test } from 'vitest'
import { chaptersOfJson, readTime } from '../../../server/archive/import/chapters-in.ts'
import type { FeedChannel, FeedEntry } from '../../../server/archive/import/feed-entry.ts'
import { decodeFeed, feedOfPage, isPage } from '../../../server/archive/import/feed-text.ts'
import { requireAddress } from '../../../server/archive/import/look-at-feed.ts'
import { notesOf } from '../../../server/archive/import/notes-markdown.ts'
import { readFeed } from '../../../server/archive/import/read-feed.ts'

const URL_OF_FEED = 'https://old.example/podcast/feed.xml'

function read(inside: string): { channel: FeedChannel | null; entries: FeedEntry[]; passedOver: number } {
  const found: ReturnType<typeof read> = { channel: null, entries: [], passedOver: 0 }
  for (const line of readFeed(`<?xml version="1.0"?><rss version="2.0"><channel><title>Feed</title>${inside}</channel></rss>`, URL_OF_FEED)) {
    if ('channel' in line) found.channel = line.channel
    if ('entry' in line) found.entries.push(line.entry)
    if ('passedOver' in line) found.passedOver = line.passedOver
  }
  return found
}
const SOUND = '<enclosure url="/a.mp3" length="123456" type="audio/mpeg"/>'
const entry = (inside: string) => read(`<item><guid>g</guid>${SOUND}${inside}</item>`).entries[0]

test('an episode is read with everything a feed can say of it', () => {
  const [one] = read(`<language>pl-PL</language><itunes:explicit>yes</itunes:explicit>
    <item><title>Житло &amp; права</title><guid isPermaLink="false"> abc-1 </guid><pubDate>Mon, 23 Nov 2020 18:00:00 +0100</pubDate>${SOUND}
      <itunes:duration>1:02:03</itunes:duration><itunes:episode>7</itunes:episode><itunes:explicit>false</itunes:explicit><itunes:image href="cover.jpg"/>
      <dc:language>uk</dc:language><dc:language>pl</dc:language><podcast:license>cc-by-4.0</podcast:license>
      <podcast:chapters url="https://old.example/ch.json" type="application/json+chapters"/><podcast:person role="Guest" group="cast">Jan &lt;3</podcast:person><podcast:person>Olha</podcast:person>
      <podcast:transcript url="t.html" type="text/html"/><podcast:transcript url="t.srt" type="application/x-subrip"/><podcast:transcript url="t.vtt" type="text/vtt"/>
      <psc:chapters><psc:chapter start="00:01:00.500" title="Second" href="https://a.example/"/><psc:chapter start="0" title="First"/></psc:chapters>
      <content:encoded><![CDATA[<p>Hello <b>you</b> &amp; me</p>]]></content:encoded><description>short</description></item>`).entries
  expect(one).toEqual({
    guid: 'abc-1', title: 'Житло & права', publishedAt: '2020-11-23T17:00:00.000Z', audioUrl: 'https://old.example/a.mp3', audioBytes: 123456, durationMs: 3_723_000,
    notes: [{ language: null, text: 'Hello **you** & me' }], languages: ['uk', 'pl'], isExplicit: false, number: 7, license: 'CC-BY-4.0', imageUrl: 'https://old.example/podcast/cover.jpg',
    chaptersUrl: 'https://old.example/ch.json', chapters: [{ startMs: 0, title: 'First', url: null }, { startMs: 60_500, title: 'Second', url: 'https://a.example/' }],
    transcript: { url: 'https://old.example/podcast/t.vtt', type: 'text/vtt' }, people: [{ name: 'Jan <3', role: 'guest' }, { name: 'Olha', role: 'host' }],
  })
})

test.each([
  ['Rent &lt;2&gt;', 'Rent <2>'],
  ['Tom &amp;amp; Jerry', 'Tom &amp; Jerry'],
  ['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
  ['&amp;#60;', '&#60;'],
  ['&#1046;&#x438;тло', 'Житло'],
  ['<![CDATA[Tom &amp; <b>Jerry</b>]]>', 'Tom &amp; <b>Jerry</b>'],
  ['  two\n lines ', 'two lines'],
  ['&#8238;gpj.exe', 'gpj.exe'],
  ['&#0;&#xD800;x', 'x'],
])('the title %s is read once, as "%s"', (written, title) => expect(entry(`<title>${written}</title>`)?.title).toBe(title))

test('what has nothing to hear or says so little that nothing is known of it', () => {
  const { entries, passedOver } = read(`<item><title>no sound</title><guid>1</guid></item><item>${SOUND}</item><item><guid>3</guid><enclosure url="file:///etc/passwd" type="audio/mpeg"/></item>
    <item><guid>4</guid><enclosure url="https://x.example/p.jpg" type="image/jpeg"/></item><item><guid>${'x'.repeat(1001)}</guid>${SOUND}</item>`)
  expect([entries.map(({ guid, title, publishedAt }) => [guid, title, publishedAt]), passedOver]).toEqual([[['https://old.example/a.mp3', '', null]], 4])
})

test('of several files of an entry the sound is taken', () => {
  const [one] = read(`<item><guid>1</guid><enclosure url="https://x.example/notes.pdf" type="application/pdf"/><enclosure url="https://x.example/film.mp4" type="video/mp4"/><enclosure url="https://x.example/sound" type="audio/ogg"/></item>`).entries
  expect(one?.audioUrl).toBe('https://x.example/sound')
})

test('what the feed says of itself', () => {
  expect(read('<language>en_US</language><podcast:locked owner="a@b.example">Yes</podcast:locked><itunes:image href="https://x.example/c.png"/><description>&lt;p&gt;All of it&lt;/p&gt;</description><atom:link rel="self" href="x"/><atom:link rel="next" href="?page=2"/>').channel).toEqual({
    title: 'Feed', description: 'All of it', author: null, language: 'en-US', imageUrl: 'https://x.example/c.png', isLocked: true, nextUrl: 'https://old.example/podcast/feed.xml?page=2',
  })
})

describe('a trap', () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, index) => `<!ENTITY lol${index + 1} "${`&lol${index || ''};`.repeat(10)}">`).join('')}]><rss><channel><title>&lol9;</title></channel></rss>`
  test.each([
    ['of entities that unfold', bomb, 'feed_has_entities'],
    ['that reads a file of ours', '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><rss><channel><title>&f;</title></channel></rss>', 'feed_has_entities'],
    ['nested a thousand deep', `<rss><channel>${'<a>'.repeat(1000)}`, 'feed_broken'],
    ['that is no XML', 'Not found', 'feed_is_none'],
    ['that names the inside of our objects', '<rss><channel><__proto__><x>1</x></__proto__></channel></rss>', 'feed_broken'],
    ['of another kind', '<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title></feed>', 'feed_is_none'],
  ])('%s is refused', (_, text, code) => expect(() => [...readFeed(text, URL_OF_FEED)]).toThrow(expect.objectContaining({ code })))
})

describe('notes', () => {
  test.each([
    ['<p>One</p><p>Two<br>lines</p>', 'One\n\nTwo  \nlines'],
    ['plain\nlines\n\nand a part', 'plain  \nlines\n\nand a part'],
    ['Tom &amp; Jerry', 'Tom & Jerry'],
    ['2 * 3 * 4', String.raw`2 \* 3 \* 4`],
    ['<a href="https://rent.example/">https://rent.example/</a> <a href="https://a.example">A</a>', 'https://rent.example/ [A](https://a.example)'],
    ['<a href="javascript:alert(1)">press</a><a href="data:text/html,x">me</a>', 'pressme'],
    ['<script>alert(1)</script><style>p{}</style><img src="https://tracker.example/1.gif"><iframe src="x"></iframe>words', 'words'],
    ['<ul><li>a</li><li>b</li></ul>', '-   a\n-   b'],
    ['&lt;script&gt;x&lt;/script&gt;', '<script>x</script>'],
  ])('%s', (html, markdown) => expect(notesOf(html)).toEqual([{ language: null, text: markdown }]))

  test('in several languages, as our own feeds mark them', () => {
    expect(notesOf('<div lang="uk" dir="ltr"><p>Житло</p></div>\n<div lang="ar" dir="rtl"><p>السكن</p></div>')).toEqual([{ language: 'uk', text: 'Житло' }, { language: 'ar', text: 'السكن' }])
    expect(notesOf('<p>Before</p><div lang="uk">Житло</div>')).toEqual([{ language: null, text: 'Before\n\nЖитло' }])
  })

  test('nested without end, and without any words', () => {
    expect(notesOf(`${'<div>'.repeat(30_000)}deep`)[0]?.text).toContain('deep')
    expect(notesOf('<p> </p>')).toEqual([])
  })
})

test.each([['1:02:03.5', 3_723_500], ['62:03', 3_723_000], ['3723', 3_723_000], ['00:00:01,250', 1_250], ['', null], ['1:2:3:4', null], ['-5', null], ['soon', null]])('the time "%s"', (text, ms) => expect(readTime(text)).toBe(ms))

test('chapters of a document: in order, those of the table of contents, with web addresses only', () => {
  expect(chaptersOfJson(JSON.stringify({ version: '1.2.0', chapters: [{ startTime: 60, title: 'B', url: 'javascript:x' }, { startTime: 0.5, title: ' A ', url: 'https://a.example/' }, { startTime: 70, title: 'hidden', toc: false }, { startTime: 80 }, { startTime: -1, title: 'x' }] }))).toEqual([
    { startMs: 500, title: 'A', url: 'https://a.example/' }, { startMs: 60_000, title: 'B', url: null },
  ])
  for (const text of ['', '[]', '{"chapters":5}', '<html>']) expect(chaptersOfJson(text)).toBeNull()
})

test('a feed is read in the encoding it has', () => {
  const cyrillic = Buffer.from([0xc6, 0xe8, 0xf2, 0xeb, 0xee]) // windows-1251
  expect(decodeFeed(cyrillic, 'windows-1251')).toBe('Житло')
  expect(decodeFeed(Buffer.concat([Buffer.from('<?xml version="1.0" encoding="windows-1251"?>'), cyrillic]), null)).toContain('Житло')
  expect(decodeFeed(Buffer.from('\ufeffŻ'), 'iso-8859-2')).toBe('Ż')
  expect(() => decodeFeed(Buffer.from('x'), 'klingon')).toThrow(/klingon/)
})

test('a web page leads to the feed it names', () => {
  expect(feedOfPage('<!DOCTYPE html><head><link rel="alternate" href="/rss?a=1&amp;b=2" type="application/rss+xml">', 'https://pod.example/x')).toBe('https://pod.example/rss?a=1&b=2')
  expect(feedOfPage('<html><link type="application/rss+xml" href="javascript:x">', 'https://pod.example/')).toBeNull()
  expect(feedOfPage('<?xml version="1.0"?><rss>', 'https://pod.example/')).toBeNull()
  expect(isPage('<?xml version="1.0"?>\n<html>')).toBe(true)
})

test.each([
  ['podcast.example/feed', 'https://podcast.example/feed'],
  [' https://podcast.example/feed#x ', 'https://podcast.example/feed'],
  ['feed://podcast.example/a', 'https://podcast.example/a'],
  ['feed:https://podcast.example/a', 'https://podcast.example/a'],
])('the address %s is meant as %s', (written, address) => expect(requireAddress(written)).toBe(address))

test.each(['', 'hello', 'file:///etc/passwd', 'https://user:secret@podcast.example/feed', 'localhost:8000/feed', 'ftp://podcast.example/'])('"%s" is no address of a feed', (written) => {
  expect(() => requireAddress(written)).toThrow(expect.objectContaining({ code: 'feed_address' }))
})
