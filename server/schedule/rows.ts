// How slots, exceptions and specials lie in the database, and back.

import type { Selectable } from 'kysely'
import { formatDay, formatWall } from '../../schedules/calendar-date.ts'
import type { ExceptionContent, SlotContent, SpecialContent } from '../../schedules/programme-content.ts'
import { kindOf, specialId, specialTimes } from '../../schedules/programme-of-content.ts'
import type { Special } from '../../schedules/programme.ts'
import { DAY_MS, MINUTE_MS, wallOf } from '../../schedules/wall-clock.ts'
import type { ProgrammeTables } from '../db/tables/programme.ts'

export type SpecialRow = Selectable<ProgrammeTables['specials']>

export function slotRow(slot: SlotContent) {
  return {
    show_slug: slot.showSlug,
    key: slot.key,
    rule: slot.rule,
    first_date: slot.firstDate,
    start_time: slot.startTime,
    minutes: slot.minutes,
    time_zone: slot.timeZone,
    exdates: [...slot.exdates],
    rdates: [...slot.rdates],
  }
}

export function slotContent(row: Selectable<ProgrammeTables['slots']>): SlotContent {
  return {
    showSlug: row.show_slug,
    key: row.key,
    rule: row.rule,
    firstDate: row.first_date,
    startTime: row.start_time,
    minutes: row.minutes,
    timeZone: row.time_zone,
    exdates: row.exdates,
    rdates: row.rdates,
  }
}

export function exceptionRow(exception: ExceptionContent) {
  return {
    show_slug: exception.showSlug,
    slot_key: exception.slotKey,
    date: exception.date,
    action: exception.action,
    reason: exception.action === 'cancel' ? JSON.stringify(exception.reason) : null,
    to_date: exception.action === 'move' ? exception.toDate : null,
    start_time: exception.action === 'move' ? exception.startTime : null,
    minutes: exception.action === 'move' || exception.action === 'extend' ? exception.minutes : null,
    with_show: exception.action === 'replace' ? exception.withShow : null,
    of_date: exception.action === 'rerun' ? exception.ofDate : null,
    plays: exception.action === 'rerun' ? exception.plays : null,
  }
}

export function exceptionContent(row: Selectable<ProgrammeTables['exceptions']>): ExceptionContent {
  const airing = { showSlug: row.show_slug, slotKey: row.slot_key, date: row.date }
  switch (row.action) {
    case 'cancel':
      return { ...airing, action: 'cancel', reason: row.reason ?? {} }
    case 'move':
      return { ...airing, action: 'move', toDate: row.to_date ?? row.date, startTime: row.start_time ?? '00:00', minutes: row.minutes }
    case 'extend':
      return { ...airing, action: 'extend', minutes: row.minutes ?? 0 }
    case 'replace':
      return { ...airing, action: 'replace', withShow: row.with_show ?? row.show_slug }
    case 'rerun':
      return { ...airing, action: 'rerun', ofDate: row.of_date, plays: row.plays }
  }
}

/** A planned special. */
export function specialRow(special: SpecialContent, timeZone: string) {
  const { startsAt, endsAt } = specialTimes(special, timeZone)
  return {
    slug: special.slug,
    origin: 'programme' as const,
    type: special.type,
    title: special.title,
    latin_title: special.latinTitle,
    languages: [...special.languages],
    host_slugs: [...special.hosts],
    mode: special.mode,
    plays: special.plays,
    music: special.music,
    archive: special.archive,
    end_policy: JSON.stringify(special.endPolicy),
    starts_at: startsAt,
    ends_at: endsAt,
    features: JSON.stringify({ questions: special.questions, recommendations: special.recommendations, workingGroup: special.workingGroup }),
  }
}

/** The same as it was planned; one that was ended early lasts to the end of its last minute. */
export function specialContent(row: SpecialRow, timeZone: string): SpecialContent {
  return {
    slug: row.slug,
    title: row.title,
    latinTitle: row.latin_title,
    type: row.type,
    languages: row.languages,
    hosts: row.host_slugs,
    mode: row.mode,
    plays: row.plays,
    music: row.music,
    archive: row.archive,
    endPolicy: row.end_policy,
    start: formatWall(wallOf(row.starts_at.getTime(), timeZone)),
    minutes: Math.ceil((row.ends_at.getTime() - row.starts_at.getTime()) / MINUTE_MS),
    ...row.features,
  }
}

/** A special as it airs, to the second; of one that a person opened without a host profile the person is the host. */
export function airingSpecial(row: SpecialRow, hostName: (slug: string) => string | null, timeZone: string): Special {
  const named = row.host_slugs.map((slug) => ({ slug, name: hostName(slug) ?? slug }))
  const date = formatDay(Math.floor(wallOf(row.starts_at.getTime(), timeZone) / DAY_MS))
  return {
    id: specialId(row.slug, date),
    show: {
      slug: row.slug,
      title: row.title,
      latinTitle: row.latin_title,
      languages: row.languages,
      hosts: named.length > 0 || row.person_name === null ? named : [{ slug: null, name: row.person_name }],
      kind: kindOf(row.mode),
      plays: row.plays,
      music: row.music,
      archive: row.archive,
      endPolicy: row.end_policy,
      rebroadcast: null,
    },
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    personId: row.person_id,
  }
}
