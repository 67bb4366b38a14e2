// The clashes that a change of the programme makes: only what it touches is laid beside the rest, so it is quick on a full grid.

import { clashesAmong, pairOf, type Clash } from './clashes.ts'
import type { Occurrence } from './occurrence.ts'
import { isSame, type ItemChange } from './programme-items.ts'
import { LONGEST_MINUTES, occurrencesOf, type Programme, type Slot } from './programme.ts'
import { isByRule, originalId } from './rebroadcast.ts'
import { DAY_MS, MINUTE_MS, wallOf } from './wall-clock.ts'

/** How far a start on the wall can be from the planned one: no zone's clocks are ever moved further at once. */
const CLOCK_CHANGE_MINUTES = 120
const DAY_MINUTES = 24 * 60

/**
 * Lists the clashes in [from, until) of airings that the changes touch, which were not there before; the touched airing is `second`.
 *
 * `before` and `after` are the whole programme, specials that people opened included.
 */
export function newClashes(before: Programme, after: Programme, changes: readonly ItemChange[], from: Date, until: Date): Clash[] {
  const touches = touchedBy(after, changes)
  const found = touchedClashes(after, touches, from, until)
  if (found.length === 0) return []
  const known = new Map(touchedClashes(before, touches, from, until).map((clash) => [pairOf(clash), clash]))
  const isNew = (clash: Clash) => {
    const old = known.get(pairOf(clash))
    return !old || clash.times > old.times || clash.minutes > old.minutes
  }
  return found.filter(isNew).map((clash) => (touches.airing(clash.second) ? clash : { ...clash, first: clash.second, second: clash.first }))
}

/** The airings that the changes touch, cancelled ones included, in [from, until). */
export function touchedAirings(programme: Programme, changes: readonly ItemChange[], from: Date, until: Date): Occurrence[] {
  return touchedIn(programme, touchedBy(programme, changes), from, until)
}

interface Touches {
  readonly airing: (one: Occurrence) => boolean
  readonly slot: (one: Pick<Slot, 'showSlug' | 'key'>) => boolean
  readonly special: (slug: string) => boolean
}

/** A rebroadcast is touched with its original, and all of a show's when its rule is. */
function touchedBy(programme: Programme, changes: readonly ItemChange[]): Touches {
  const keys = (kind: ItemChange['kind']) => new Set(changes.filter((change) => change.kind === kind).map((change) => change.key))
  const [slots, exceptions, specials] = [keys('slot'), keys('exception'), keys('special')]
  const repeated = new Set(changes.filter(isRuleChanged).map((change) => change.key))
  const replaced = programme.exceptions.filter((one) => one.action === 'replace' && repeated.has(one.withShow)).map((one) => `${one.showSlug}/${one.slotKey}`)
  const slotsToLookAt = new Set([...slots, ...[...exceptions].map(slotOfAiring), ...replaced])
  return {
    airing: (one) => {
      if (one.special) return specials.has(one.showSlug)
      const id = originalId(one.id)
      return exceptions.has(id) || slots.has(slotOfAiring(id)) || (isByRule(one) && repeated.has(one.showSlug))
    },
    slot: ({ showSlug, key }) => slotsToLookAt.has(`${showSlug}/${key}`) || repeated.has(showSlug),
    special: (slug) => specials.has(slug),
  }
}

function isRuleChanged(change: ItemChange): boolean {
  if (change.kind !== 'show') return false
  const rule = (show: typeof change.after) => (show?.mode === 'live' ? show.rebroadcast : null)
  return !isSame(rule(change.before), rule(change.after))
}

function slotOfAiring(id: string): string {
  return id.slice(0, id.lastIndexOf('/'))
}

function touchedIn(programme: Programme, touches: Touches, from: Date, until: Date): Occurrence[] {
  const slots = programme.slots.filter(touches.slot)
  const specials = programme.specials.filter((special) => touches.special(special.show.slug))
  const exceptions = programme.exceptions.filter((one) => touches.slot({ showSlug: one.showSlug, key: one.slotKey }))
  return occurrencesOf({ ...programme, slots, specials, exceptions }, from, until).filter(touches.airing)
}

function touchedClashes(programme: Programme, touches: Touches, from: Date, until: Date): Clash[] {
  const mine = touchedIn(programme, touches, from, until).filter((one) => !one.cancelled)
  const [first] = mine
  if (!first) return []
  const last = mine.reduce((latest, one) => (one.endsAt > latest ? one.endsAt : latest), first.endsAt)
  const near = { ...programme, slots: programme.slots.filter(canMeet(programme, mine, touches)) }
  const around = occurrencesOf({ ...near, exceptions: exceptionsOf(near) }, first.startsAt, last)
  const ids = new Set(mine.map((one) => one.id))
  return clashesAmong(near, around, (one) => ids.has(one.id))
}

/** Exceptions are looked through once per slot, so only those of the slots that are left. */
function exceptionsOf({ slots, exceptions }: Programme): Programme['exceptions'] {
  const keys = new Set(slots.map((slot) => `${slot.showSlug}/${slot.key}`))
  return exceptions.filter((one) => keys.has(`${one.showSlug}/${one.slotKey}`))
}

/** Whether a slot can have an airing at the time of day of one of these; most of a full grid cannot. */
function canMeet(programme: Programme, mine: readonly Occurrence[], touches: Touches): (slot: Slot) => boolean {
  const taken = new Set<number>()
  const quarter = (minute: number) => Math.floor((((minute % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES) / 15)
  const quarters = (from: number, until: number) => Array.from({ length: Math.min(96, Math.ceil((until - from) / 15) + 1) }, (_, index) => quarter(from + index * 15))
  for (const one of mine) {
    const start = Math.floor((wallOf(one.startsAt.getTime(), programme.timeZone) % DAY_MS) / MINUTE_MS)
    const minutes = (one.endsAt.getTime() - one.startsAt.getTime()) / MINUTE_MS
    for (const each of quarters(start - CLOCK_CHANGE_MINUTES, start + minutes + CLOCK_CHANGE_MINUTES)) taken.add(each)
  }
  const unusual = new Set(programme.exceptions.filter((one) => one.action !== 'cancel' && one.action !== 'rerun').map((one) => `${one.showSlug}/${one.slotKey}`))
  const isTaken = (from: number, minutes: number) => quarters(from, from + minutes).some((each) => taken.has(each))
  return (slot) =>
    touches.slot(slot) ||
    unusual.has(`${slot.showSlug}/${slot.key}`) ||
    slot.series.timeZone !== programme.timeZone ||
    slot.series.rdates.length > 0 ||
    slot.minutes > LONGEST_MINUTES / 2 ||
    isTaken(slot.series.startMinute, slot.minutes) ||
    isTaken(programme.shows.get(slot.showSlug)?.rebroadcast?.startMinute ?? slot.series.startMinute, slot.minutes)
}
