// What the chat keeps on the device: only what it needs to go on. A browser that keeps nothing still chats.

import type { MessageKind } from '../../server/chat/chat-schema.ts'

interface Device {
  /** Continues this author after a reload. */
  readonly token: string | null
  readonly nick: string | null
  /** "My languages"; empty: all. */
  readonly languages: readonly string[]
  /** Authors whose messages this person does not want to see, by their public ids. */
  readonly muted: readonly string[]
  /** The last message seen, by room. */
  readonly seen: Readonly<Record<string, number>>
  /** Cases this person reported or was told of. */
  readonly cases: readonly string[]
}

const NOTHING: Device = { token: null, nick: null, languages: [], muted: [], seen: {}, cases: [] }
const KEY = 'chat'
const DRAFT_KEY = 'chat.draft'
/** Rooms and cases of long ago are of no use. */
const MOST = 20

/** Everything kept from earlier visits. */
export function remembered(): Device {
  const kept = read(localStore(), KEY)
  return {
    token: textOf(kept['token']),
    nick: textOf(kept['nick']),
    languages: textsOf(kept['languages']),
    muted: textsOf(kept['muted']),
    seen: numbersOf(kept['seen']),
    cases: textsOf(kept['cases']),
  }
}

export function remember(part: Partial<Device>): void {
  write(localStore(), KEY, { ...NOTHING, ...remembered(), ...part })
}

export function rememberSeen(room: string, id: number): void {
  const { [room]: _, ...others } = remembered().seen
  remember({ seen: Object.fromEntries([...Object.entries(others), [room, id]].slice(-MOST)) })
}

export function rememberCase(number: string): void {
  remember({ cases: [number, ...remembered().cases.filter((one) => one !== number)].slice(0, MOST) })
}

/** After erasing: nothing of this author is left on the device. */
export function forgetAuthor(): void {
  remember({ token: null, nick: null, cases: [] })
}

/** A draft outlives a reload of its tab. */
export interface RememberedDraft {
  readonly text: string
  readonly kind: MessageKind
  readonly language: string
  readonly sayId: string | null
}

export function rememberedDraft(): RememberedDraft | null {
  const { text, kind, language, sayId } = read(sessionStore(), DRAFT_KEY)
  if (typeof text !== 'string' || typeof language !== 'string') return null
  return { text, kind: kind === 'question' || kind === 'dedication' ? kind : 'message', language, sayId: textOf(sayId) }
}

export function rememberDraft(draft: RememberedDraft): void {
  write(sessionStore(), DRAFT_KEY, draft)
}

function read(store: Storage | null, key: string): Readonly<Record<string, unknown>> {
  try {
    const kept: unknown = JSON.parse(store?.getItem(key) ?? 'null')
    return typeof kept === 'object' && kept !== null ? { ...kept } : {}
  } catch {
    return {}
  }
}

function write(store: Storage | null, key: string, value: object): void {
  try {
    store?.setItem(key, JSON.stringify(value))
  } catch {
    // Full, or forbidden: the chat goes on without.
  }
}

// Reading the property itself fails where storage is forbidden.
function localStore(): Storage | null {
  try {
    return localStorage
  } catch {
    return null
  }
}

function sessionStore(): Storage | null {
  try {
    return sessionStorage
  } catch {
    return null
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}

function numbersOf(value: unknown): Readonly<Record<string, number>> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(Object.entries(value).flatMap(([key, one]: [string, unknown]) => (typeof one === 'number' ? [[key, one]] : [])))
}
