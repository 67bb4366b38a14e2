// A source that is open only while it may be needed: a decoder that waits for nobody takes 16 MB.

import type { Clock } from '../../clock.ts'
import { SILENCE } from '../../media/pcm.ts'
import type { Source } from './source.ts'

/** Whoever was needed a moment ago is soon needed again. */
const KEEP_MS = 60_000

export interface OnCallSource extends Source {
  /** To be said about once a second. It opens at once when it may be needed, and closes when it was not for a minute. */
  needed(isNeeded: boolean): void
}

interface OnCallOptions {
  readonly id: string
  readonly kind: Source['kind']
  readonly label: string
  readonly open: () => Source
  readonly clock: Pick<Clock, 'monotonicMs'>
}

/** Stands for a source that comes and goes; never ready while there is none. */
export function openOnCall({ id, kind, label, open, clock }: OnCallOptions): OnCallSource {
  let source: Source | null = null
  let lastUsedMs = 0
  let closing: Promise<void> = Promise.resolve()
  let isClosed = false
  const dismiss = (): void => {
    const over = source
    source = null
    if (over) closing = Promise.all([closing, over.close()]).then(() => {})
  }
  return {
    id,
    kind,
    label,
    get ready() {
      return source?.ready ?? false
    },
    get ended() {
      return isClosed
    },
    get bufferedMs() {
      return source?.bufferedMs ?? 0
    },
    get title() {
      return source?.title ?? null
    },
    read() {
      lastUsedMs = clock.monotonicMs()
      return source?.read() ?? SILENCE
    },
    needed(isNeeded) {
      if (isNeeded) lastUsedMs = clock.monotonicMs()
      if (isNeeded && !isClosed) source ??= open()
      else if (clock.monotonicMs() - lastUsedMs > KEEP_MS) dismiss()
    },
    async close() {
      isClosed = true
      dismiss()
      await closing
    },
  }
}
