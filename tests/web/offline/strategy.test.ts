import { expect, test } from 'vitest'
import { strategyOf, type Strategy } from '../../../web/offline/strategy.ts'
import { PUBLIC_PAGES } from '../../../web/public-pages.ts'

const ORIGIN = 'https://radio.example'
const page = (path: string) => strategyOf({ method: 'GET', url: ORIGIN + path, mode: 'navigate' }, ORIGIN)
const file = (path: string, method = 'GET') => strategyOf({ method, url: ORIGIN + path, mode: 'no-cors' }, ORIGIN)

test.each<[string, Strategy]>([
  ['/', 'page'],
  ['/uk', 'page'],
  ['/uk/', 'page'],
  ['/schedule?week=2026-W48', 'page'],
  ['/ar/shows/supra/odcinek-3', 'page'],
  ['/shows/supra', 'page'],
  ['/downloads', 'page'],
  ['/offline', 'page'],
  ['/offline?from=%2Fschedule', 'offline-page'],
  ['/pl/offline?from=%2Fschedule', 'offline-page'],
  ['/chat', 'page-never-kept'],
  ['/uk/chat', 'page-never-kept'],
  // A choice of language is the server's to keep; a preview is not for everybody.
  ['/shows?language=uk', 'none'],
  ['/preview/3f0c?preview=abc', 'none'],
  ['/desk', 'none'],
  ['/desk/week', 'none'],
  ['/studio', 'none'],
  ['/account', 'none'],
  ['/sign-in', 'none'],
  ['/invite/secret', 'none'],
  ['/embed/player', 'none'],
  ['/listen/radio.mp3', 'none'],
  ['/listen/radio', 'none'],
  ['/shows/supra/feed.xml', 'none'],
  ['/shows/supra.ics', 'none'],
  ['/programme.ics', 'none'],
  ['/listen.m3u', 'none'],
  ['/media/episodes/a/mp3.mp3', 'none'],
  ['/api/v1/docs', 'none'],
  ['/xx/shows', 'none'],
])('the page %s: %s', (path, strategy) => {
  expect(page(path)).toBe(strategy)
})

test.each<[string, Strategy]>([
  ['/assets/site-Cx1.js', 'asset'],
  ['/api/v1/programme?from=2026-11-23&until=2026-11-30', 'answer'],
  ['/api/v1/shows/supra/episodes/tydzien-3', 'answer'],
  ['/api/v1/archive?q=lodz', 'answer'],
  ['/api/v1/station', 'answer'],
  ['/media/episodes/a/opus-1.ogg', 'media'],
  ['/media/episodes/a/opus-1.ogg?download=1', 'none'],
  ['/media/episodes/a/opus-1.ogg?preview=abc', 'none'],
  // What is on air now is never answered from what was.
  ['/api/v1/now', 'none'],
  ['/api/v1/events', 'none'],
  ['/api/v1/chat/rooms', 'none'],
  ['/api/v1/episodes/3f0c/preview?preview=abc', 'none'],
  ['/api/v1/desk/episodes', 'none'],
  ['/api/v1/me', 'none'],
  ['/listen/low.opus?t=1', 'none'],
  ['/health', 'none'],
  ['/sw.js', 'none'],
])('the file or answer %s: %s', (path, strategy) => {
  expect(file(path)).toBe(strategy)
})

test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'SOURCE'])('%s is never touched', (method) => {
  expect(['/', '/api/v1/programme', '/assets/x.js', '/media/a'].map((path) => file(path, method))).toEqual(['none', 'none', 'none', 'none'])
})

test('nothing of another server is touched', () => {
  expect(strategyOf({ method: 'GET', url: 'https://elsewhere.example/assets/x.js', mode: 'cors' }, ORIGIN)).toBe('none')
})

test('every public page is there without a network, but for previews and the chat', () => {
  const paths = PUBLIC_PAGES.map(({ route }) => route.replace(/:\w+/g, 'something'))
  expect(paths.filter((path) => page(path) !== 'page')).toEqual(['/preview/something', '/chat'])
})
