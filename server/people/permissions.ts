// The rule book: who may do what. Pure, and the only place that decides it; routes, sockets and doors ask `may`.

import type { Person, Role } from './person.ts'

/** What somebody may be allowed to do, with what it is done to. */
export interface Subjects {
  /** Send sound to the station; whether a slot is theirs now is for admission to say. */
  go_live: undefined
  /** Open an unscheduled special and go live in it. */
  start_special: undefined
  see_live_sessions: undefined
  end_live_session: { readonly personId: string }
  /** Choose by hand what is on air, against the programme. */
  override_air: undefined
  plan_programme: undefined
  /** The plan as the desk shows it, and who changed it. */
  see_plan: undefined
  /** `hosts`: the host profiles of that show. */
  edit_show: { readonly hosts: readonly string[] }
  /** When one show airs, and all that is said of it. */
  plan_show: { readonly hosts: readonly string[] }
  /** The role the invited person will have. */
  invite: Role
  see_people: undefined
  /** Somebody else's account: its role, its password, its keys. */
  manage_people: Role
  manage_keys: { readonly personId: string; readonly role: Role }
  /** Who changed what, everybody's. */
  see_audit: undefined
}

export type Action = keyof Subjects

/** Nobody signed in may do nothing of this; a listener needs no account and no permission. */
type Rule<A extends Action> = (person: Person, subject: Subjects[A]) => boolean

const isOneOf =
  (...roles: readonly Role[]) =>
  (person: Person): boolean =>
    roles.includes(person.role)

/** Roles a coordinator looks after; coordinators and admins are made by admins. */
const LOOKED_AFTER: readonly Role[] = ['host', 'editor', 'moderator']

const looksAfter = (person: Person, role: Role): boolean =>
  person.role === 'admin' || (person.role === 'coordinator' && LOOKED_AFTER.includes(role))

const runsTheAir = isOneOf('coordinator', 'admin')

// Editors and moderators who also host have a host profile; the role alone does not make them one.
const speaks: Rule<'go_live'> = (person) => isOneOf('host', 'coordinator', 'admin')(person) || person.hostSlug !== null

const rules: { readonly [A in Action]: Rule<A> } = {
  go_live: speaks,
  start_special: runsTheAir,
  see_live_sessions: isOneOf('editor', 'moderator', 'coordinator', 'admin'),
  end_live_session: (person, { personId }) => runsTheAir(person) || person.id === personId,
  override_air: runsTheAir,
  plan_programme: runsTheAir,
  see_plan: isOneOf('editor', 'coordinator', 'admin'),
  plan_show: isOneOf('editor', 'coordinator', 'admin'),
  edit_show: (person, { hosts }) => isOneOf('editor', 'coordinator', 'admin')(person) || (person.hostSlug !== null && hosts.includes(person.hostSlug)),
  invite: looksAfter,
  see_people: runsTheAir,
  manage_people: looksAfter,
  // A key lets its bearer speak as its owner, so only those who could make the account may make or revoke it for another.
  manage_keys: (person, { personId, role }) => person.id === personId || looksAfter(person, role),
  see_audit: runsTheAir,
}

/** All actions that need no subject; pages ask which of them to offer. */
export const PLAIN_ACTIONS = ['go_live', 'start_special', 'see_live_sessions', 'override_air', 'plan_programme', 'see_plan', 'see_people', 'see_audit'] as const satisfies readonly Action[]

type SubjectArgument<A extends Action> = Subjects[A] extends undefined ? [subject?: undefined] : [subject: Subjects[A]]

/** Whether this person may do that; nobody (`null`) may do nothing. */
export function may<A extends Action>(person: Person | null, action: A, ...[subject]: SubjectArgument<A>): boolean {
  if (person === null) return false
  // The tuple type above has already tied the subject to the action.
  return rules[action](person, subject as Subjects[A])
}
