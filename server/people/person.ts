// Who somebody is, as the rest of the station sees it.

import type { Area } from './scopes.ts'

export const ROLES = ['host', 'editor', 'moderator', 'coordinator', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** A signed-in or authenticated person. Never carries a password hash or a token. */
export interface Person {
  readonly id: string
  /** Lower case, what source clients send as user name. */
  readonly login: string
  /** Shown on air and on pages; any script. */
  readonly name: string
  readonly role: Role
  /** The public host profile this person speaks as; null when they have none. */
  readonly hostSlug: string | null
  /** Slugs of the shows given to them as an editor. */
  readonly shows: readonly string[]
  /** Not given: they came in person, by a session or a key. */
  readonly token?: TokenGrant
}

/** An access token that acts for a person, and how far it may go in this request. */
export interface TokenGrant {
  readonly label: string
  readonly areas: readonly Area[]
}
