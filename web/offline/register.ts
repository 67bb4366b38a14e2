// What a page does for later, once it is there and quiet: the worker, and a look at what is kept. Nothing of it is needed for the first tap.

import { awaitInstallOffer } from './install-offer.ts'
import { keepLoadedAssets } from './kept-cache.ts'
import { DOWNLOADS } from './kept.ts'
import { startWorker } from './start-worker.ts'

/**
 * Starts it on its own, unless data is scarce: the worker fetches some pages ahead. Who saves data gets it with the first episode they keep for
 * later, and one that is there already stays.
 */
export async function startOffline(): Promise<void> {
  awaitInstallOffer()
  if (!('serviceWorker' in navigator)) return
  if ((await navigator.serviceWorker.getRegistration()) || !savesData()) await startWorker()
  // What a page loads past a worker that is not there yet, the worker has not seen.
  if (!navigator.serviceWorker.controller) void navigator.serviceWorker.ready.then(keepLoadedAssets)
  watchLanguage()
  await checkDownloads()
  addEventListener('online', () => void checkDownloads())
  // On a home screen the site may stay open for weeks.
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && Date.now() - checkedAt > CHECK_EVERY_MS && void checkDownloads())
}

const CHECK_EVERY_MS = 3600_000
let checkedAt = 0

/** Only for those who keep something. */
async function checkDownloads(): Promise<void> {
  if (!navigator.onLine || !(await caches.has(DOWNLOADS).catch(() => false))) return
  checkedAt = Date.now()
  const { downloads } = await import('./downloads.ts')
  await downloads.check()
}

/** What is kept ahead speaks the language that the page speaks. Its address follows the language, a little later. */
function watchLanguage(): void {
  const tell = () => navigator.serviceWorker.controller?.postMessage({ ahead: `/${document.documentElement.lang}` })
  new MutationObserver(tell).observe(document.documentElement, { attributeFilter: ['lang'] })
}

function savesData(): boolean {
  // Not in every browser, nor in TypeScript.
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean; readonly effectiveType?: string } }
  return connection?.saveData === true || connection?.effectiveType === '2g' || connection?.effectiveType === 'slow-2g'
}
