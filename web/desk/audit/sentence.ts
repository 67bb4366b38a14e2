// An entry of the audit log as a sentence. Pure; what it does not know it names as it is, so that no change is ever hidden.

import type { AuditEntryOnWire } from '../../../server/people/schema.ts'
import type { Translate } from '../../i18n/translate.ts'
import type { DeskTranslate } from '../texts.ts'
import type { source } from './texts/en.ts'

type AuditTranslate = Translate<typeof source>

const SAID = [
  'person.added', 'person.joined', 'person.role_changed', 'person.host_linked', 'person.shows_changed', 'person.closed', 'person.reopened',
  'person.password_changed', 'person.sessions_ended', 'person.second_step_on', 'person.second_step_off', 'person.recovery_code_used',
  'key.made', 'key.revoked', 'token.made', 'token.revoked', 'invitation.made', 'idea.moved', 'idea.deleted', 'programme.changed', 'programme.conflicts_decided',
  'show.cover_changed', 'show.cover_removed', 'show.address_changed', 'show.spoken_changed', 'show.spoken_removed',
  'voice.answered', 'voice.reopened', 'voice.aired', 'voice.not_aired', 'voice.changed', 'voice.removed',
  'chat.hidden', 'chat.shown', 'chat.links_allowed', 'chat.queue_moved', 'chat.pinned', 'chat.unpinned', 'chat.slowed', 'chat.raid_started', 'chat.raid_ended', 'chat.raid_noticed', 'chat.raid_undone',
  'chat.timed_out', 'chat.banned', 'chat.unbanned', 'chat.case_decided', 'chat.appeal_decided', 'chat.words_changed',
  'air.taken', 'air.given_back', 'air_log.held', 'air_log.hold_lifted', 'air_log.exported', 'air_log.removed', 'live_session.ended', 'special.started', 'special.ended',
  'episode.edited', 'episode.published', 'episode.scheduled', 'episode.unscheduled', 'episode.withdrawn', 'episode.restored', 'episode.discarded',
  'episode.transcript_changed', 'episode.transcript_removed', 'episode.cover_changed', 'episode.cover_removed',
  'upload.begun', 'upload.removed', 'job.stopped', 'job.retried',
  'recording.removed', 'episode.master_removed', 'upload.expired',
  'import.started', 'import.stopped', 'feed.moved', 'feed.stayed',
] as const

/** Who did it: a name, a name with the token that acted, or the command line. */
export function whoDid({ person }: AuditEntryOnWire, t: AuditTranslate): string {
  if (person === null) return t('audit.commandLine')
  return person.token === null ? person.name : t('audit.by', { name: person.name, token: person.token })
}

export function sentenceOf(entry: AuditEntryOnWire, t: AuditTranslate, desk: DeskTranslate): string {
  const values = { who: whoDid(entry, t), what: whatOf(entry), before: shown(entry.details['before'], desk), after: shown(entry.details['after'], desk) }
  const known = SAID.find((action) => action === entry.action)
  return known ? t(`said.${known}`, values) : t('audit.other', { ...values, action: entry.action })
}

/** `person/ola` is Ola's login, and what has a title is called by it; other kinds are told whole, since their keys alone say little. */
function whatOf({ action, subject, details }: AuditEntryOnWire): string {
  const { title } = details
  return /^(special|episode|recording|job|air_log)\.|^upload\.expired$/.test(action) && typeof title === 'string' ? title : subject.replace(/^person\//, '')
}

const ROLES = ['host', 'editor', 'moderator', 'coordinator', 'admin'] as const

function shown(value: unknown, desk: DeskTranslate): string {
  const role = ROLES.find((one) => one === value)
  if (role) return desk(`role.${role}`)
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return '–'
  return Array.isArray(value) ? value.join(', ') : typeof value === 'string' ? value : JSON.stringify(value)
}
