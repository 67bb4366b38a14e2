// What one person changes on the account of another: role, host profile, shows given, closed or open. Each is audited.

import type { Clock } from '../clock.ts'
import { AppError } from '../errors.ts'
import type { HostProfiles } from './host-profiles.ts'
import { may } from './permissions.ts'
import type { Person, Role } from './person.ts'
import { subjectOf, type PeopleStore } from './store.ts'

/** What is not given stays as it is. */
export interface WantedChanges {
  readonly role?: Role | undefined
  readonly hostSlug?: string | null | undefined
  readonly shows?: readonly string[] | undefined
  readonly closed?: boolean | undefined
}

interface Ground {
  readonly store: PeopleStore
  readonly clock: Clock
  readonly hosts: HostProfiles
}

interface Outcome {
  readonly before: Person
  readonly after: Person
  readonly isClosed: boolean
}

/**
 * Changes an account, all or nothing.
 *
 * Refuses who may not look after that role, before or after, and whatever would leave the station without an admin.
 * The caller tells those who keep lines and sessions open (`People.change` does).
 */
export async function changeAccount({ store, clock, hosts }: Ground, by: Person, id: string, wanted: WantedChanges): Promise<Outcome> {
  // Before the transaction: it asks on a connection of its own.
  if (wanted.hostSlug) await hosts.check(wanted.hostSlug)
  return store.inOneGo(async (within) => {
    // Taken in this order by everybody, so that two admins who demote each other wait instead of blocking one another.
    const admins = await within.holdAdmins()
    const held = await within.holdPerson(id)
    if (!held) throw personUnknown()
    const { person: before, closedAt } = held
    requireManage(by, before.role)
    if (wanted.role !== undefined) requireManage(by, wanted.role)
    const isAdmin = before.role === 'admin' && closedAt === null
    const staysAdmin = (wanted.role ?? 'admin') === 'admin' && wanted.closed !== true
    if (isAdmin && !staysAdmin && admins === 1) throw new AppError('conflict', 'last_admin', 'This is the last admin; make somebody else an admin first.')

    const record = (action: string, details: Record<string, unknown>) => within.record({ at: clock.now(), person: by, action, subject: subjectOf(before), details })
    const after = { ...before }
    if (wanted.role !== undefined && wanted.role !== before.role) {
      after.role = wanted.role
      await within.updatePerson(id, { role: wanted.role })
      await record('person.role_changed', { before: before.role, after: wanted.role })
    }
    if (wanted.hostSlug !== undefined && wanted.hostSlug !== before.hostSlug) {
      after.hostSlug = wanted.hostSlug
      await within.updatePerson(id, { host_slug: wanted.hostSlug })
      await record('person.host_linked', { before: before.hostSlug, after: wanted.hostSlug })
    }
    if (wanted.shows !== undefined && !isSame(wanted.shows, before.shows)) {
      after.shows = [...new Set(wanted.shows)].sort()
      const [unknown] = await within.setShows(id, after.shows)
      if (unknown !== undefined) throw new AppError('invalid', 'show_unknown', `There is no show "${unknown}"; /api/v1/shows lists them all.`)
      await record('person.shows_changed', { before: before.shows, after: after.shows })
    }
    const isClosed = wanted.closed ?? closedAt !== null
    if (isClosed !== (closedAt !== null)) {
      await within.updatePerson(id, { closed_at: isClosed ? clock.now() : null })
      if (isClosed) await within.deleteSessionsOf(id, null)
      await record(isClosed ? 'person.closed' : 'person.reopened', {})
    }
    return { before, after, isClosed }
  })
}

/** Refuses whoever does not look after people of that role. */
export function requireManage(by: Person, role: Role): void {
  if (!may(by, 'manage_people', role)) throw new AppError('forbidden', 'may_not_manage', `Accounts of the role ${role} are not yours to change; ask an admin.`)
}

export function personUnknown(): AppError {
  return new AppError('not-found', 'person_unknown', 'There is no such person; the list of people shows them all.')
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return [...new Set(some)].sort().join(' ') === [...others].sort().join(' ')
}
