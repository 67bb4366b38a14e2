// What the chat asks and does over HTTP. Who one is, is known by the cookie.

import type { ChatMessage } from '../../server/chat/chat-schema.ts'
import type { Deed, PublicCaseOnWire } from '../../server/chat/schema.ts'
import { request, withQuery } from '../api/client.ts'

const CHAT = '/api/v1/chat'
export const MINE = `${CHAT}/mine`

/** Oldest first. */
export async function askOlder(room: string, before: number): Promise<readonly ChatMessage[]> {
  const { messages } = await request<{ messages: ChatMessage[] }>('GET', withQuery(`${CHAT}/messages`, { room, before: String(before) }))
  return messages
}

export function doDeed(deed: Deed): Promise<{ readonly case: string | null }> {
  return request('POST', `${CHAT}/deeds`, deed)
}

/** Gives the number of the case. */
export async function report(room: string, message: number, reason: Extract<Deed, { do: 'hide' }>['reason'], note: string): Promise<string> {
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

