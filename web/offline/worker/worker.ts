// The service worker: what a listener has of the site without a network. Becomes /sw.js. It decides nothing itself (strategy.ts), and it
// never starts a sound, sends a message or stands between a listener and the radio.

import { PAGES, ANSWERS, ASSETS, DOWNLOADS } from '../kept.ts'
import { strategyOf } from '../strategy.ts'
import { answer, page, pageNeverKept, offlinePage } from './copies.ts'
import { keepAhead, keepOpenPages } from './ahead.ts'
import { asset } from './assets.ts'
import { media } from './media.ts'
import { worker, type AskEvent } from './scope.ts'

// A new worker takes over at once. That is safe here: pages and answers come from the network first, built files never change under
// their names, and no open page is loaded again for it, so the sound goes on. Nobody is left with an old site until all tabs are closed.
// What is fetched ahead is fetched before: once it takes over, requests wait until it is ready.
worker.addEventListener('install', (event) => event.waitUntil(Promise.all([worker.skipWaiting(), keepOpenPages().then(() => keepAhead(''))])))

worker.addEventListener('activate', (event) => event.waitUntil(takeOver()))

worker.addEventListener('fetch', (event) => {
  const { method, url, mode } = event.request
  const strategy = strategyOf({ method, url, mode }, worker.location.origin)
  if (strategy !== 'none') event.respondWith(ANSWERED[strategy](event))
})

// From a page whose language has changed: what is kept ahead is to speak it too.
worker.addEventListener('message', (event) => {
  const { data } = event
  if (typeof data === 'object' && data !== null && 'ahead' in data && typeof data.ahead === 'string') event.waitUntil(keepAhead(data.ahead))
})

const ANSWERED: Readonly<Record<Exclude<ReturnType<typeof strategyOf>, 'none'>, (event: AskEvent) => Promise<Response>>> = { asset, page, 'page-never-kept': pageNeverKept, 'offline-page': offlinePage, answer, media }

async function takeOver(): Promise<void> {
  const known: readonly string[] = [PAGES, ANSWERS, ASSETS, DOWNLOADS]
  const names = await caches.keys().catch(() => [])
  await Promise.all(names.filter((name) => name.startsWith('imi-radio-') && !known.includes(name)).map((name) => caches.delete(name)))
  // The browser asks for a page while the worker wakes up: without this every page would wait for it.
  await worker.registration.navigationPreload?.enable().catch(() => {})
  await worker.clients.claim()
}
