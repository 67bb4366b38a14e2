// What must hold between items: a show has hosts that exist, a slot's first date is one of its dates, an exception names an airing.
// Used for the programme files and for every edit, so both are refused for the same reasons in the same words.

import { parseDay, weekdayName } from './calendar-date.ts'
import type { ExceptionContent, ProgrammeContent, SlotContent } from './programme-content.ts'
import { slotOf } from './programme-of-content.ts'
import { airsOn } from './recurrence.ts'
import { RuleError } from './rule.ts'
import type { ItemName } from './programme-items.ts'

/** One thing wrong with an item; `field` is the content's own name for it. `needs`: the item that is missing or does not fit. */
export interface Mistake {
  readonly field: string
  readonly message: string
  readonly needs?: ItemName
}

/** Finds things by name in a programme that is asked many times. */
export interface ItemIndex {
  readonly hosts: ReadonlySet<string>
  readonly shows: ReadonlySet<string>
  slot(showSlug: string, key: string): SlotContent | undefined
}

export function indexOf(content: ProgrammeContent): ItemIndex {
  const slots = new Map(content.slots.map((slot) => [`${slot.showSlug}/${slot.key}`, slot]))
  return {
    hosts: new Set(content.hosts.map((host) => host.slug)),
    shows: new Set(content.shows.map((show) => show.slug)),
    slot: (showSlug, key) => slots.get(`${showSlug}/${key}`),
  }
}

/** Every host of a show or special must exist. */
export function hostMistakes(hosts: readonly string[], known: ReadonlySet<string>): Mistake[] {
  return hosts
    .filter((slug) => !known.has(slug))
    .map((slug) => ({ field: 'hosts', message: `"${slug}" is not a host; add them to the hosts file or correct the name.`, needs: `host ${slug}` }))
}

/** A rule must be one, and the first date and every taken-out date must be among its dates: else it means something else. */
export function slotMistakes(slot: SlotContent, stationZone: string): Mistake[] {
  const mistakes: Mistake[] = []
  try {
    const whole = slotOf({ ...slot, exdates: [], rdates: [] }, stationZone).series
    const airs = (date: string) => airsOn(whole, parseDay(date) ?? 0)
    if (!airs(slot.firstDate)) mistakes.push({ field: 'firstDate', message: `${slot.firstDate} is a ${dayName(slot.firstDate)}, on which "${slot.rule}" does not air; write its first date.` })
    for (const wall of slot.exdates) {
      const [date = '', time = ''] = wall.split('T')
      const isExtra = slot.rdates.includes(wall)
      if (!isExtra && (time !== slot.startTime || !airs(date))) mistakes.push({ field: 'exdates', message: `${wall} is no airing of this slot, so there is nothing to take out.` })
    }
    for (const wall of slot.rdates) {
      if (airs(wall.slice(0, 10))) mistakes.push({ field: 'rdates', message: `${wall} is a date on which this slot airs already; add another slot for a second time on one day.` })
    }
  } catch (error) {
    if (!(error instanceof RuleError)) throw error
    mistakes.push({ field: 'rule', message: error.message })
  }
  return mistakes
}

export function showMistakes(showSlug: string, shows: ReadonlySet<string>, field: string): Mistake[] {
  return shows.has(showSlug) ? [] : [{ field, message: `"${showSlug}" is not a show; correct the name.`, needs: `show ${showSlug}` }]
}

/** The airing must be planned, and what replaces it must exist. */
export function exceptionMistakes(exception: ExceptionContent, index: ItemIndex, stationZone: string): Mistake[] {
  const { showSlug, slotKey, date } = exception
  const unknown = showMistakes(showSlug, index.shows, 'showSlug')
  if (unknown.length > 0) return unknown
  const slot = index.slot(showSlug, slotKey)
  if (!slot) return [{ field: 'slotKey', message: `"${slotKey}" is not a slot of "${showSlug}".`, needs: `slot ${showSlug}/${slotKey}` }]
  if (!slotAirsOn(slot, date, stationZone)) return [{ field: 'date', message: noAiring(showSlug, date), needs: `slot ${showSlug}/${slotKey}` }]
  return exception.action === 'replace' ? showMistakes(exception.withShow, index.shows, 'withShow') : []
}

/** Whether the slot plans an airing on that date; never for a rule that cannot be read. */
export function slotAirsOn(slot: SlotContent, date: string, stationZone: string): boolean {
  try {
    return airsOn(slotOf(slot, stationZone).series, parseDay(date) ?? 0)
  } catch (error) {
    if (error instanceof RuleError) return false
    throw error
  }
}

export function noAiring(showSlug: string, date: string): string {
  return `"${showSlug}" does not air on ${date}, a ${dayName(date)}; correct the date.`
}

function dayName(date: string): string {
  return weekdayName(parseDay(date) ?? 0)
}
