// What the chat asks and does over HTTP. Who one is, is known by the cookie.

import type { ChatMessage, QueueState, ReasonCode } from '../../server/chat/chat-schema.ts'
import type { Deed, PublicCaseOnWire } from '../../server/chat/schema.ts'
import { request, withQuery } from '../api/client.ts'
import { PAGE_OF_MESSAGES } from './conversation.ts'

const CHAT = '/api/v1/chat'
export const DESK_CHAT = '/api/v1/desk/chat'
const MOST_PAGES = 5
export const MINE = `${CHAT}/mine`

/** Oldest first. */
export async function askOlder(room: string, before: number): Promise<readonly ChatMessage[]> {
  const { messages } = await request<{ messages: ChatMessage[] }>('GET', withQuery(`${CHAT}/messages`, { room, before: String(before) }))
  return messages
}

/** What waits for the host or is on air, however long ago it was said; at most some hundred. */
export async function askQueue(room: string): Promise<readonly ChatMessage[]> {
  const parts = await Promise.all((['queued', 'on_air'] as const).map((queue) => askQueued(room, queue)))
  return parts.flat()
}

async function askQueued(room: string, queue: QueueState): Promise<readonly ChatMessage[]> {
  const found: ChatMessage[] = []
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const [oldest] = found
    const { messages } = await request<{ messages: ChatMessage[] }>('GET', withQuery(`${CHAT}/messages`, { room, queue, ...(oldest ? { before: String(oldest.id) } : {}) }))
    found.unshift(...messages)
    if (messages.length < PAGE_OF_MESSAGES) break
  }
  return found
}

export function doDeed(deed: Deed): Promise<{ readonly case: string | null }> {
  return request('POST', `${DESK_CHAT}/deeds`, deed)
}

/** Gives the number of the case. */
export async function report(room: string, message: number, reason: ReasonCode, note: string): Promise<string> {
  const taken = await request<{ case: string }>('POST', `${CHAT}/reports`, { room, message, reason, note })
  return taken.case
}

export function askCase(number: string): Promise<PublicCaseOnWire> {
  return request('GET', `${CHAT}/cases/${encodeURIComponent(number)}`)
}

export function appeal(number: string, text: string): Promise<unknown> {
  return request('POST', `${CHAT}/cases/${encodeURIComponent(number)}/appeal`, { text })
}

export function eraseMine(): Promise<{ readonly messages: number }> {
  return request('DELETE', MINE)
}

