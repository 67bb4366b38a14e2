// The rest of shows whose line was gone until their end, on its way to the station.

import { useState } from 'react'
import { Sending, type SendingView } from '../desk/upload/sending.ts'
import type { LateRest } from './recorder-uplink.ts'

const LATE_SOUND = '/api/v1/desk/late-sound'

/** `late`: what is on its way, or the last that was; null: there was none. `bring` takes the next. */
export function useLateSound(): { readonly late: SendingView | null; readonly bring: (rest: LateRest) => void } {
  const [late, setLate] = useState<SendingView | null>(null)
  const [bring] = useState(() => (rest: LateRest) => {
    const { data, contentType, sessionId, startedAt } = rest
    const sending = new Sending({
      file: new File([data], 'live', { type: contentType }),
      endpoint: LATE_SOUND,
      metadata: { session: sessionId, startedAt: startedAt.toISOString() },
      uploadId: null,
      onChange: () => setLate(sending.view),
    })
    void sending.start()
  })
  return { late, bring }
}
