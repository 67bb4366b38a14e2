// The rule book: who may do what. Pure, and the only place that decides it; routes, sockets and doors ask `may`.

import type { Person, Role } from './person.ts'
import type { Area } from './scopes.ts'

/** What somebody may be allowed to do, with what it is done to. */
export interface Subjects {
  /** Send sound to the station; whether a slot is theirs now is for admission to say. */
  go_live: undefined
  /** Open an unscheduled special and go live in it. */
  start_special: undefined
  /** `personId`: whom the special was opened for. */
  end_special: { readonly personId: string | null }
  see_live_sessions: undefined
  end_live_session: { readonly personId: string }
  /** Choose by hand what is on air, against the programme. */
  override_air: undefined
  /** What went out: to be kept beyond its time, and taken out of the log. */
  keep_air_log: undefined
  plan_programme: undefined
  /** The plan as the desk shows it, and who changed it. */
  see_plan: undefined
  /** When one show airs, and all that is said of it. */
  plan_show: { readonly slug: string }
  /** `hosts`: the host profiles of that show; hosts themselves edit its texts only. */
  edit_show: { readonly slug: string; readonly hosts: readonly string[] }
  /** Whether there is any show to edit. */
  edit_some_show: undefined
  /** Ideas for shows, on their way from a stranger's message to the air. */
  manage_ideas: undefined
  /** The role the invited person will have. */
  invite: Role
  see_people: undefined
  /** Somebody else's account: its role, its password, its keys. */
  manage_people: Role
  manage_keys: { readonly personId: string; readonly role: Role }
  /** Who changed what, everybody's. */
  see_audit: undefined
  /** `hosts`: the host profiles of its show, who may work on it until it goes out. */
  edit_episode: { readonly showSlug: string; readonly hosts: readonly string[]; readonly isDraft: boolean }
  /** Publish, plan, withdraw. */
  publish_episode: { readonly showSlug: string }
  /** Whether there is any show to send sound for; for which of them, `edit_episode` of a draft says. */
  upload_sound: undefined
  /** What the archive is working on, for all shows. */
  see_jobs: undefined
  /** Keep the chat kind, in every room: ban, decide cases, keep the word lists. */
  moderate_chat: undefined
  /** Pin, hide, slow down and read the queue in one room. `hosts`: the host profiles of its show. */
  host_chat: { readonly hosts: readonly string[] }
  /** Listen to what listeners asked one show by voice, answer it, remove it. `hosts`: the host profiles of that show. */
  hear_questions: { readonly showSlug: string; readonly hosts: readonly string[] }
  /** Whether there is any show whose questions are theirs to hear. */
  hear_some_questions: undefined
  /** What takes the room on the disk, and whether there is any. */
  see_storage: undefined
  /** Bring the episodes of a podcast here, and say where a show's feed has moved. */
  move_podcasts: undefined
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

const runsTheAir = isOneOf('coordinator', 'admin')

// An admin's access token looks after no more than a coordinator does: one that leaks must not be able to make itself an admin.
const looksAfter = (person: Person, role: Role): boolean =>
  (person.role === 'admin' && !person.token) || (runsTheAir(person) && LOOKED_AFTER.includes(role))

// Editors and moderators who also host have a host profile; the role alone does not make them one.
const speaks: Rule<'go_live'> = (person) => isOneOf('host', 'coordinator', 'admin')(person) || person.hostSlug !== null

const moderates = isOneOf('moderator', 'coordinator', 'admin')

const edits = (person: Person, showSlug: string): boolean => runsTheAir(person) || (person.role === 'editor' && person.shows.includes(showSlug))

const editsSome = (person: Person): boolean => runsTheAir(person) || (person.role === 'editor' && person.shows.length > 0) || person.hostSlug !== null

const rules: { readonly [A in Action]: Rule<A> } = {
  go_live: speaks,
  start_special: runsTheAir,
  end_special: (person, { personId }) => runsTheAir(person) || person.id === personId,
  see_live_sessions: isOneOf('editor', 'moderator', 'coordinator', 'admin'),
  end_live_session: (person, { personId }) => runsTheAir(person) || person.id === personId,
  override_air: runsTheAir,
  keep_air_log: runsTheAir,
  plan_programme: runsTheAir,
  see_plan: isOneOf('editor', 'coordinator', 'admin'),
  plan_show: (person, { slug }) => runsTheAir(person) || (person.role === 'editor' && person.shows.includes(slug)),
  edit_show: (person, { slug, hosts }) =>
    runsTheAir(person) || (person.role === 'editor' && person.shows.includes(slug)) || (person.hostSlug !== null && hosts.includes(person.hostSlug)),
  edit_some_show: editsSome,
  manage_ideas: runsTheAir,
  invite: looksAfter,
  see_people: runsTheAir,
  manage_people: looksAfter,
  // A key lets its bearer speak as its owner, so only those who could make the account may make or revoke it for another.
  manage_keys: (person, { personId, role }) => person.id === personId || looksAfter(person, role),
  see_audit: runsTheAir,
  edit_episode: (person, { showSlug, hosts, isDraft }) => edits(person, showSlug) || (isDraft && person.hostSlug !== null && hosts.includes(person.hostSlug)),
  publish_episode: (person, { showSlug }) => edits(person, showSlug),
  upload_sound: editsSome,
  see_jobs: isOneOf('editor', 'coordinator', 'admin'),
  moderate_chat: moderates,
  host_chat: (person, { hosts }) => moderates(person) || (person.hostSlug !== null && hosts.includes(person.hostSlug)),
  hear_questions: (person, { showSlug, hosts }) => edits(person, showSlug) || (person.hostSlug !== null && hosts.includes(person.hostSlug)),
  hear_some_questions: editsSome,
  see_storage: isOneOf('editor', 'coordinator', 'admin'),
  move_podcasts: runsTheAir,
}

/** Where an access token's scopes find each action; what a token may, its owner must be allowed to besides. */
const AREA_OF: { readonly [A in Action]: Area } = {
  go_live: 'air',
  start_special: 'air',
  end_special: 'air',
  see_live_sessions: 'air',
  end_live_session: 'air',
  override_air: 'air',
  keep_air_log: 'air',
  plan_programme: 'programme',
  see_plan: 'programme',
  plan_show: 'programme',
  edit_show: 'programme',
  edit_some_show: 'programme',
  invite: 'people',
  see_people: 'people',
  manage_people: 'people',
  manage_keys: 'people',
  manage_ideas: 'people',
  see_audit: 'people',
  edit_episode: 'archive',
  publish_episode: 'archive',
  upload_sound: 'archive',
  see_jobs: 'archive',
  moderate_chat: 'air',
  host_chat: 'air',
  hear_questions: 'air',
  hear_some_questions: 'air',
  see_storage: 'archive',
  move_podcasts: 'archive',
}

/** All actions that need no subject; pages ask which of them to offer. */
export const PLAIN_ACTIONS = [
  'go_live', 'start_special', 'see_live_sessions', 'override_air', 'keep_air_log', 'plan_programme', 'see_plan', 'edit_some_show', 'see_people', 'manage_ideas', 'see_audit', 'upload_sound', 'see_jobs', 'see_storage', 'moderate_chat', 'hear_some_questions', 'move_podcasts',
] as const satisfies readonly Action[]

type SubjectArgument<A extends Action> = Subjects[A] extends undefined ? [subject?: undefined] : [subject: Subjects[A]]

/** Whether this person may do that; nobody (`null`) may do nothing. */
export function may<A extends Action>(person: Person | null, action: A, ...[subject]: SubjectArgument<A>): boolean {
  if (person === null) return false
  if (person.token && !person.token.areas.includes(AREA_OF[action])) return false
  // The tuple type above has already tied the subject to the action.
  return rules[action](person, subject as Subjects[A])
}
