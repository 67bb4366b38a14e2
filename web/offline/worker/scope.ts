// What this worker uses of a service worker's surroundings: the types of the site are those of windows.

export interface LastingEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}

export interface AskEvent extends LastingEvent {
  readonly request: Request
  /** The browser's own request for a page, begun while the worker was waking up; undefined for everything else. */
  readonly preloadResponse: Promise<Response | undefined>
  respondWith(response: Promise<Response>): void
}

interface OpenPage {
  readonly url: string
}

interface WorkerScope {
  readonly location: { readonly origin: string }
  readonly navigator: { readonly onLine: boolean }
  readonly clients: { claim(): Promise<void>; matchAll(options: { readonly type: 'window'; readonly includeUncontrolled: boolean }): Promise<readonly OpenPage[]> }
  readonly registration: { readonly navigationPreload?: { enable(): Promise<void> } }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', handle: (event: LastingEvent) => void): void
  addEventListener(type: 'fetch', handle: (event: AskEvent) => void): void
  addEventListener(type: 'message', handle: (event: LastingEvent & { readonly data: unknown }) => void): void
}

export const worker = globalThis as unknown as WorkerScope // what the file sw.js runs in
