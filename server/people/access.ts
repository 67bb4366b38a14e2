// What somebody came in by, and whether the end of something concerns it. Pure: who ends it emits `accessEnded`, who keeps lines open asks here.

import { assertNever } from '../errors.ts'
import type { StationEvents } from '../events.ts'

/** The session of a browser, or the key of a source client. The id names it and opens nothing. */
export interface Access {
  readonly kind: 'session' | 'key'
  readonly id: string
}

export type AccessEnded = StationEvents['accessEnded']

/** Whether what this person came in by is over with that. */
export function isOver(access: Access, personId: string, { ended }: AccessEnded): boolean {
  switch (ended.kind) {
    case 'session':
      return access.kind === 'session' && access.id === ended.id
    case 'key':
      return access.kind === 'key' && access.id === ended.id && personId === ended.personId
    case 'sessions':
      return access.kind === 'session' && personId === ended.personId && access.id !== ended.except
    case 'everything':
      return personId === ended.personId
    default:
      return assertNever(ended)
  }
}

/** What the person is told whose line closes; says what to do. */
export function whyOver({ why }: AccessEnded): string {
  switch (why) {
    case 'key_revoked':
      return 'The key of this source client was revoked. Make a new one in the studio, or go live from the browser.'
    case 'signed_out':
      return 'You signed out, so this line was closed. Sign in to go live again.'
    case 'session_over':
      return 'Your session is too old. Sign in to go live again.'
    case 'session_ended':
      return 'This session was ended from another device. Sign in to go live again.'
    case 'password_changed':
      return 'Your password was changed, so this line was closed. Sign in with the new one to go live again.'
    case 'role_taken':
      return 'Your role at the station was changed, so this line was closed. Open the studio again to see what you may do now, or ask the coordinator.'
    case 'account_closed':
      return 'Your account was closed. Ask the coordinator.'
    default:
      return assertNever(why)
  }
}
