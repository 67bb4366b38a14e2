// One file on its way: what the browser and the station make of it, with pauses, broken lines and refusals. Draws nothing.

import type { Upload } from 'tus-js-client'
import { Pace } from './pace.ts'

export type SendingState =
  | { readonly kind: 'waiting' | 'sending' | 'paused' | 'sent' }
  /** It is tried again by itself. */
  | { readonly kind: 'no-line' }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }

export interface SendingView {
  readonly state: SendingState
  readonly fileName: string
  readonly bytes: number
  readonly sentBytes: number
  /** Null while nobody knows. */
  readonly leftMs: number | null
  /** Its upload's id at the station; null until that has one. */
  readonly uploadId: string | null
}

export interface SendingOptions {
  readonly file: File
  /** Where it begins; the desk's uploads when not given. */
  readonly endpoint?: string
  /** As the station wants it in `Upload-Metadata`. */
  readonly metadata: Readonly<Record<string, string>>
  /** An upload of the same file that is not finished; null: it begins. */
  readonly uploadId: string | null
  readonly onChange: () => void
}

export const UPLOADS = '/api/v1/desk/uploads'
/** Passes every proxy, and of a line that breaks little is lost. */
const PIECE_BYTES = 1_000_000
const RETRY_DELAYS = [0, 1_000, 3_000, 5_000, 10_000]
const TRY_AGAIN_MS = 15_000

export class Sending {
  readonly #options: SendingOptions
  readonly #pace = new Pace()
  #upload: Upload | null = null
  #view: SendingView
  #again: ReturnType<typeof setTimeout> | undefined
  readonly #onOnline = () => void this.#view.state.kind === 'no-line' && this.start()

  constructor(options: SendingOptions) {
    this.#options = options
    const { file, uploadId } = options
    this.#view = { state: { kind: 'waiting' }, fileName: file.name, bytes: file.size, sentBytes: 0, leftMs: null, uploadId }
  }

  get view(): SendingView {
    return this.#view
  }

  /** Begins, or goes on. */
  async start(): Promise<void> {
    clearTimeout(this.#again)
    this.#pace.forget()
    this.#set({ state: { kind: 'sending' }, leftMs: null })
    addEventListener('online', this.#onOnline)
    this.#upload ??= await this.#open()
    // It may have been paused while the library was loaded.
    if (this.#view.state.kind === 'sending') this.#upload.start()
  }

  pause(): void {
    void this.#upload?.abort()
    clearTimeout(this.#again)
    this.#set({ state: { kind: 'paused' }, leftMs: null })
  }

  /** Sends nothing more; what is at the station stays there. */
  close(): void {
    void this.#upload?.abort()
    clearTimeout(this.#again)
    removeEventListener('online', this.#onOnline)
  }

  async #open(): Promise<Upload> {
    const tus = await import('tus-js-client')
    const { file, endpoint = UPLOADS, metadata, uploadId } = this.#options
    return new tus.Upload(file, {
      endpoint,
      uploadUrl: uploadId === null ? null : `${UPLOADS}/${uploadId}`,
      metadata: { ...metadata },
      chunkSize: PIECE_BYTES,
      retryDelays: RETRY_DELAYS,
      // The station itself knows what is not finished, whatever browser asks.
      storeFingerprintForResuming: false,
      onShouldRetry: (error) => navigator.onLine && mayPass(statusOf(error)),
      onUploadUrlAvailable: () => this.#set({ uploadId: this.#upload?.url?.split('/').at(-1) ?? null }),
      onProgress: (sent) => this.#progressed(sent),
      onSuccess: () => {
        this.close()
        this.#set({ state: { kind: 'sent' }, sentBytes: this.#view.bytes, leftMs: null })
      },
      onError: (error) => this.#failed(error),
    })
  }

  #progressed(sentBytes: number): void {
    const now = performance.now()
    this.#pace.mark(sentBytes, now)
    if (this.#view.state.kind === 'sending') this.#set({ sentBytes, leftMs: this.#pace.leftMs(this.#view.bytes, now) })
  }

  #failed(error: unknown): void {
    const status = statusOf(error)
    if (status !== 0) return this.#set({ state: { kind: 'refused', ...refusalOf(error) }, leftMs: null })
    this.#again = setTimeout(() => void this.start(), TRY_AGAIN_MS)
    this.#set({ state: { kind: 'no-line' }, leftMs: null })
  }

  #set(change: Partial<SendingView>): void {
    this.#view = { ...this.#view, ...change }
    this.#options.onChange()
  }
}

/** Whether the same may work a moment later: no answer, the station's own trouble, somebody else at the same place. */
function mayPass(status: number): boolean {
  return status === 0 || status >= 500 || status === 409 || status === 423 || status === 429
}

/** What of a failure of the library is read; 0: no answer came. */
function statusOf(error: unknown): number {
  return responseOf(error)?.getStatus() ?? 0
}

function refusalOf(error: unknown): { readonly code: string; readonly message: string } {
  const body = responseOf(error)?.getBody() ?? ''
  try {
    const { code, message } = JSON.parse(body) as { code?: unknown; message?: unknown } // unknown JSON, checked here
    if (typeof code === 'string' && typeof message === 'string') return { code, message }
  } catch {
    // The protocol's own refusals are plain words.
  }
  return { code: 'failed', message: body.trim() || String(statusOf(error)) }
}

function responseOf(error: unknown): { getStatus(): number; getBody(): string } | null {
  // As the library's DetailedError is; importing its class would load it with the page.
  return (error as { originalResponse?: { getStatus(): number; getBody(): string } | null }).originalResponse ?? null
}
