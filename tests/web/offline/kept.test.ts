import { describe, expect, test } from 'vitest'
import { readRange } from '../../../web/offline/byte-range.ts'
import { partsOf, PART_BYTES } from '../../../web/offline/download-store.ts'
import { answersOf, assetsOf, isKeepable, markedAsCopy, puttingAway } from '../../../web/offline/kept.ts'
import { KEPT_AT } from '../../../web/offline/kept-at.ts'
import { wantedBy } from '../../../web/offline/wanted-page.ts'
import { stationTime } from '../../../web/station-clock.tsx'

const PAGE = `<!doctype html>
<html lang="uk" dir="ltr"><head><link rel="stylesheet" href="/assets/site-1.css"><link rel="modulepreload" href="/assets/uk-2.js"></head>
<body><div id="root"><img src="/media/a.jpg"></div><script type="application/json" id="boot">{"answers":{"/api/v1/shows":{"answer":{"shows":[]}},"/api/v1/none":{"status":404}}}</script>
<script type="module" src="/assets/site-1.js"></script><script type="module" src="/assets/site-1.js"></script></body></html>`

describe('a copy of a page', () => {
  test('says in its first element when it was put away, whatever the time is said to be', () => {
    expect(markedAsCopy(PAGE, '2026-11-27T23:00:00.000Z')).toContain('<html data-kept-at="2026-11-27T23:00:00.000Z" lang="uk" dir="ltr">')
    expect(markedAsCopy(PAGE, '"><script>')).toContain('<html data-kept-at="" lang="uk"')
  })

  test('needs the built files it names, each once, and brings answers to what it asked', () => {
    expect(assetsOf(PAGE)).toEqual(['/assets/site-1.css', '/assets/uk-2.js', '/assets/site-1.js'])
    expect(answersOf(PAGE)).toEqual([['/api/v1/shows', { shows: [] }]])
    expect(answersOf('<html></html>')).toEqual([])
  })

  test('is put away unpacked and keeps the page\'s own policy', async () => {
    const away = puttingAway(new Response('words', { headers: { 'content-encoding': 'br', 'content-length': '3', 'content-security-policy': "default-src 'self'" } }), new Date('2026-11-27T23:00:00Z'))
    expect([...away.headers.keys()].sort()).toEqual(['content-security-policy', 'content-type', KEPT_AT])
    expect(away.headers.get(KEPT_AT)).toBe('2026-11-27T23:00:00.000Z')
    expect(await away.text()).toBe('words')
  })

  test.each([
    [new Response('', { status: 200 }), true],
    [new Response('', { status: 200, headers: { 'cache-control': 'private, no-cache' } }), true],
    [new Response('', { status: 200, headers: { 'cache-control': 'private, no-store' } }), false],
    [new Response('', { status: 404 }), false],
    [new Response('', { status: 503 }), false],
    [new Response('', { status: 206 }), false],
  ])('only whole good answers are kept that may be', (response, expected) => {
    expect(isKeepable(response)).toBe(expected)
  })

  test('that was put away yesterday by a phone whose clock is wrong still knows the station\'s time', () => {
    const hour = 3600_000
    const phone = (ahead: number) => new Date(Date.now() + ahead).toISOString()
    // Put away 24 hours ago, when the station's clock stood three hours before the phone's.
    const { bootAt, now } = stationTime(phone(-27 * hour), phone(-24 * hour))
    expect(Math.round((now() - bootAt) / hour)).toBe(24)
  })
})

test.each([
  [null, 'whole'],
  ['bytes=0-', { from: 0, to: 99 }],
  ['bytes=0-1', { from: 0, to: 1 }],
  ['bytes=90-500', { from: 90, to: 99 }],
  ['bytes=-10', { from: 90, to: 99 }],
  ['bytes=-500', { from: 0, to: 99 }],
  ['bytes=100-', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=5-2', 'whole'],
  ['bytes=0-1,5-6', 'whole'],
  ['bytes=-', 'whole'],
  ['lines=1-2', 'whole'],
] as const)('of a kept sound of 100 bytes a player that asks for %s gets %o', (header, range) => {
  expect(readRange(header, 100)).toEqual(range)
})

test('a kept sound is whole parts and a rest', () => {
  expect([1, PART_BYTES, PART_BYTES + 1, 60 * PART_BYTES].map(partsOf)).toEqual([1, 1, 2, 60])
})

test.each([
  ['?from=%2Fshows%2Fsupra%3Fx%3D1', '/shows/supra?x=1'],
  ['', null],
  ['?from=https%3A%2F%2Fevil.example', null],
  ['?from=%2F%2Fevil.example', null],
  ['?from=%2F%5Cevil.example', null],
  ['?from=javascript%3Aalert(1)', null],
])('%s leads back to %s', (search, wanted) => {
  expect(wantedBy(search)).toBe(wanted)
})
