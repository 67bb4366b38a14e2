// What the chat's form says that works without JavaScript, and what its page asks the station.

import { withQuery } from '../api/client.ts'
import type { PlainForm } from '../shell/sent-form.tsx'

/** The body of `POST /api/v1/chat/messages`. */
function messageOf(typed: URLSearchParams) {
  const said = (name: string) => typed.get(name) ?? ''
  return { room: said('room'), nick: said('nick'), kind: said('kind'), text: said('text'), language: said('language') }
}

export const MESSAGE_FORM = { path: '/chat', ask: '/api/v1/chat/messages', thanks: '/chat', read: messageOf } as const satisfies PlainForm

/** Enough for who looks in; each is sent to every visitor of the page. */
const LAST = '20'

export const ROOMS = '/api/v1/chat/rooms'
export const lastMessages = (room: string): string => withQuery('/api/v1/chat/messages', { room, limit: LAST })
