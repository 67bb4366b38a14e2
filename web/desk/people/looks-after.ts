// Which roles somebody may give and take, so that the page offers no more than the server allows. Pure.

import type { PersonOnWire } from '../../../server/people/schema.ts'

type Role = PersonOnWire['role']

export const ROLES: readonly Role[] = ['host', 'editor', 'moderator', 'coordinator', 'admin']

/** The rule itself is the server's (server/people/permissions.ts). */
export function rolesOf(me: Pick<PersonOnWire, 'role'>): readonly Role[] {
  return me.role === 'admin' ? ROLES : ROLES.slice(0, 3)
}
