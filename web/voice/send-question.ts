// One question on its way to the station: begun once, sent in pieces, asked after. Each call goes on where the last one ended.

import type { NewQuestion, OwnQuestion } from '../../server/voice/schema.ts'
import { ApiError } from '../api/client.ts'
import type { ShelvedQuestion } from './question-shelf.ts'

export const QUESTIONS = '/api/v1/voice/questions'
/** On a poor line a piece takes ten seconds, and of a cut one little is lost. */
const PIECE_BYTES = 64 * 1024
const PATIENCE_MS = 30_000

/** `later`: the line or the station is away; it is tried again. */
export type Outcome = { readonly kind: 'kept' } | { readonly kind: 'later' } | { readonly kind: 'refused'; readonly code: string }

/** Sends what is missing. Never rejects. */
export async function sendQuestion(question: ShelvedQuestion, onProgress: (fraction: number) => void): Promise<Outcome> {
  const { id, token, show, language, mayAir, sound } = question
  if (!sound) return { kind: 'kept' }
  try {
    const wish: NewQuestion = { id, show, language, mayAir, bytes: sound.bytes.byteLength }
    const { state } = await asking<OwnQuestion>('POST', QUESTIONS, token, wish)
    if (state === 'arriving') await sendBytes(question.id, token, new Blob([sound.bytes], { type: sound.type }), onProgress)
    const stands = state === 'arriving' ? await asking<OwnQuestion>('GET', `${QUESTIONS}/${id}`, token) : { state, refusal: 'refused' }
    if (stands.state === 'kept') return { kind: 'kept' }
    return stands.state === 'refused' ? { kind: 'refused', code: stands.refusal ?? 'refused' } : { kind: 'later' }
  } catch (error) {
    // Another window may send the same piece; a full station may have room later.
    const isFinal = error instanceof ApiError && [400, 404, 410, 413].includes(error.status)
    return isFinal ? { kind: 'refused', code: error.code } : { kind: 'later' }
  }
}

/** Takes it back; true also when there was nothing left. Rejects when the station cannot be asked. */
export async function eraseQuestion({ id, token }: Pick<ShelvedQuestion, 'id' | 'token'>): Promise<void> {
  await asking('DELETE', `${QUESTIONS}/${id}`, token).catch((error: unknown) => {
    if (!(error instanceof ApiError && error.status === 404)) throw error
  })
}

async function sendBytes(id: string, token: string, sound: Blob, onProgress: (fraction: number) => void): Promise<void> {
  // Loaded with the first question.
  const { Upload } = await import('tus-js-client')
  await new Promise<void>((resolve, reject) => {
    const upload = new Upload(sound, {
      uploadUrl: `${QUESTIONS}/${id}`,
      headers: { 'x-voice-token': token },
      chunkSize: PIECE_BYTES,
      // Whoever calls this tries again.
      retryDelays: null,
      storeFingerprintForResuming: false,
      onProgress: (sent) => onProgress(sent / sound.size),
      onSuccess: () => resolve(),
      onError: reject,
    })
    upload.start()
  })
}

async function asking<Answer>(method: 'GET' | 'POST' | 'DELETE', path: string, token: string, body?: object): Promise<Answer> {
  const response = await fetch(path, {
    method,
    headers: { 'accept': 'application/json', 'x-voice-token': token, ...(body ? { 'content-type': 'application/json' } : {}) },
    body: body ? JSON.stringify(body) : null,
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  const answer: unknown = response.status === 204 ? null : await response.json().catch(() => null)
  if (response.ok) return answer as Answer // the server checked its answer against the schema that the type comes from
  const { code } = (answer ?? {}) as { code?: unknown } // unknown JSON
  throw new ApiError(response.status, typeof code === 'string' ? code : 'failed', `HTTP ${response.status}`)
}
