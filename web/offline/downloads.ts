// Keeping episodes for later, above all pages: a download goes on while one goes to another page, waits for the network when it is
// lost, and goes on with the part it was at. What the station takes back is taken away here at the next contact.

import { finish, listKept, noteTakenBack, PART_BYTES, partsOf, putPart, readTakenBack, removeKept, sizeOfPart } from './download-store.ts'
import { forget } from './kept-cache.ts'
import type { KeepableEpisode, KeptEpisode } from './kept-episode.ts'
import { startWorker } from './start-worker.ts'

/** One that is on its way, or that could not be kept. */
export interface Download {
  readonly episode: KeepableEpisode
  readonly received: number
  readonly state: 'getting' | 'waiting' | Refusal
}

/** Why not: the device's storage has no room or forbids it, the station has it no longer or does not give it, or something else. */
export type Refusal = 'no-room' | 'forbidden' | 'gone' | 'not-given' | 'failed'

export interface DownloadsView {
  /** null: not read yet, or the device forbids storing. */
  readonly kept: readonly KeptEpisode[] | null
  readonly isForbidden: boolean
  /** By the episode's id. */
  readonly underWay: Readonly<Record<string, Download>>
  /** Those that the station has taken back or changed, and that are gone from here: to be said once. */
  readonly takenBack: readonly KeptEpisode[]
}

const FIRST: DownloadsView = { kept: null, isForbidden: false, underWay: {}, takenBack: [] }
/** Left for everything else that a device stores. */
const ROOM_LEFT = 20_000_000

class Downloads {
  #view = FIRST
  readonly #watchers = new Set<() => void>()
  readonly #stops = new Map<string, AbortController>()
  #loading: Promise<void> | null = null

  readonly view = (): DownloadsView => this.#view

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    void this.load()
    return () => this.#watchers.delete(watcher)
  }

  /** Reads what is there; once. */
  load(): Promise<void> {
    return (this.#loading ??= this.#read())
  }

  /** Fetches its sound and keeps it. What goes wrong is in the view. */
  async keep(episode: KeepableEpisode): Promise<void> {
    if (this.#stops.has(episode.id)) return
    const stop = new AbortController()
    this.#stops.set(episode.id, stop)
    this.#show(episode, 0, 'getting')
    try {
      const refusal = await refusalFor(episode)
      if (refusal) return this.#show(episode, 0, refusal)
      void startWorker()
      await this.#getParts(episode, stop.signal)
      await finish(episode, new Date())
      this.#drop(episode.id)
      await this.#read()
    } catch (error) {
      if (stop.signal.aborted) return
      this.#show(episode, this.#view.underWay[episode.id]?.received ?? 0, reasonOf(error))
    } finally {
      this.#stops.delete(episode.id)
    }
  }

  /** Ends one that is on its way and gives its room back. */
  async stop(id: string): Promise<void> {
    const { [id]: download } = this.#view.underWay
    this.#stops.get(id)?.abort()
    this.#drop(id)
    if (download) await removeKept(download.episode).catch(() => {})
  }

  async remove(episode: KeptEpisode): Promise<void> {
    await removeKept(episode)
    await this.#read()
  }

  /** Asks the station whether it still gives what is kept, and removes what it does not. Without an answer everything stays. */
  async check(): Promise<void> {
    await this.load()
    for (const episode of this.#view.kept ?? []) {
      if (!(await isTakenBack(episode))) continue
      await removeKept(episode)
      await Promise.all([forget(episode.page), forget(episode.question)])
      await noteTakenBack(episode)
    }
    await this.#read()
  }

  /** For the page that says what was taken back: it is said once. */
  async tellTakenBack(): Promise<void> {
    const news = await readTakenBack().catch(() => [])
    if (news.length > 0) this.#change({ takenBack: [...this.#view.takenBack, ...news] })
  }

  async #getParts(episode: KeepableEpisode, signal: AbortSignal): Promise<void> {
    const { file } = episode
    let received = 0
    for (let part = 0; part < partsOf(file.bytes); part += 1) {
      const known = await sizeOfPart(file, part)
      if (known === null) {
        const before = received
        await this.#getPart(episode, part, signal, (bytes) => this.#show(episode, before + bytes, 'getting'))
      }
      received = Math.min(file.bytes, (part + 1) * PART_BYTES)
      this.#show(episode, received, 'getting')
    }
  }

  async #getPart(episode: KeepableEpisode, part: number, signal: AbortSignal, onBytes: (bytes: number) => void): Promise<void> {
    const { file } = episode
    const to = Math.min(file.bytes, (part + 1) * PART_BYTES) - 1
    for (;;) {
      try {
        const response = await fetch(file.url, { headers: { range: `bytes=${part * PART_BYTES}-${to}` }, signal })
        if (response.status !== 206) throw new NotGiven(response.status)
        const bytes = await bytesOf(response, onBytes)
        if (bytes.size !== to - part * PART_BYTES + 1) continue
        return await putPart(file, part, bytes)
      } catch (error) {
        // A line that broke is a TypeError; the browser says when there is one again.
        if (signal.aborted || !(error instanceof TypeError)) throw error
        this.#show(episode, part * PART_BYTES, 'waiting')
        await networkAgain(signal)
      }
    }
  }

  async #read(): Promise<void> {
    try {
      this.#change({ kept: await listKept(), isForbidden: false })
    } catch {
      this.#change({ isForbidden: true })
    }
  }

  #show(episode: KeepableEpisode, received: number, state: Download['state']): void {
    if (this.#stops.get(episode.id)?.signal.aborted) return
    this.#change({ underWay: { ...this.#view.underWay, [episode.id]: { episode, received, state } } })
  }

  #drop(id: string): void {
    const { [id]: _, ...underWay } = this.#view.underWay
    this.#change({ underWay })
  }

  #change(part: Partial<DownloadsView>): void {
    this.#view = { ...this.#view, ...part }
    for (const watcher of this.#watchers) watcher()
  }
}

/** The site's one. */
export const downloads = new Downloads()

/** What this browser can do at all: without a worker nothing of it would play without a network. */
export function canKeep(): boolean {
  return 'serviceWorker' in navigator && 'caches' in globalThis
}

async function refusalFor({ file }: KeepableEpisode): Promise<Refusal | null> {
  if (!canKeep()) return 'forbidden'
  const { quota, usage } = (await navigator.storage?.estimate?.().catch(() => null)) ?? {}
  if (quota !== undefined && usage !== undefined && quota - usage < file.bytes + ROOM_LEFT) return 'no-room'
  // Asked now, when the reason is plain; whatever the browser answers, it is kept as long as there is room.
  void navigator.storage?.persist?.().catch(() => false)
  return null
}

async function isTakenBack({ file }: KeptEpisode): Promise<boolean> {
  // HEAD goes past the worker, and costs a few hundred bytes.
  const response = await fetch(file.url, { method: 'HEAD', cache: 'no-store' }).catch(() => null)
  // A café's sign-in page says "not found" too, but not as the station does.
  return response !== null && (response.status === 404 || response.status === 410) && (response.headers.get('content-type') ?? '').startsWith('application/json')
}

class NotGiven extends Error {
  readonly status: number

  constructor(status: number) {
    super(`HTTP ${status}`)
    this.status = status
  }
}

function reasonOf(error: unknown): Refusal {
  if (error instanceof NotGiven) return error.status === 404 || error.status === 410 ? 'gone' : error.status === 403 || error.status === 451 ? 'not-given' : 'failed'
  if (error instanceof DOMException) return error.name === 'QuotaExceededError' ? 'no-room' : error.name === 'SecurityError' ? 'forbidden' : 'failed'
  return 'failed'
}

async function bytesOf(response: Response, onBytes: (bytes: number) => void): Promise<Blob> {
  const reader = response.body?.getReader()
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let received = 0
  for (let step = await reader?.read(); step && !step.done; step = await reader?.read()) {
    chunks.push(step.value)
    received += step.value.length
    onBytes(received)
  }
  return new Blob(chunks)
}

/** Resolves when the browser says there is a network, or after a while, as it may be wrong. Rejects when stopped. */
function networkAgain(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(done, 15_000)
    function done(): void {
      clearTimeout(timer)
      removeEventListener('online', done)
      if (signal.aborted) reject(signal.reason)
      else resolve()
    }
    addEventListener('online', done)
    signal.addEventListener('abort', done, { once: true })
  })
}
