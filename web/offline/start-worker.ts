// Starts the service worker where it does not run yet.

/** Without one everything works but what needs no network. */
export async function startWorker(): Promise<void> {
  // The worker's file never comes from a cache: a new one is known with the next page.
  await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' }).catch(() => {})
}
