// What an editor can do to the programme, each as one step: the whole programme in, the whole programme out, nothing half done.
// Whether the result fits (known hosts, no clashes) is for the caller to check, as for the files.

import { exceptionFor, type Airing, type OneAiringEdit } from './airing-edit.ts'
import { EditError, type EditProblem } from './edit-error.ts'
import type { ExceptionContent, HostContent, ProgrammeContent, ShowContent, SlotContent, SpecialContent } from './programme-content.ts'
import { changeAll, changeFollowing, endBefore, type EditedSlot, type SlotTarget, type SlotWithExceptions } from './slot-edit.ts'

/** A slot whose key may be left to the programme. */
export type NewSlot = Omit<SlotContent, 'key'> & { readonly key?: string | undefined }

export type Edit =
  /** `show`: a new one, that the slot is for; both or neither. */
  | { readonly do: 'addSlot'; readonly slot: NewSlot; readonly show?: ShowContent | undefined }
  | { readonly do: 'changeSlot'; readonly showSlug: string; readonly slotKey: string; readonly date: string; readonly scope: 'this' | 'following' | 'all'; readonly to: SlotTarget }
  | { readonly do: 'endSlot'; readonly showSlug: string; readonly slotKey: string; readonly date: string; readonly scope: 'following' | 'all' }
  | OneAiringEdit
  | { readonly do: 'addSpecial' | 'changeSpecial'; readonly special: SpecialContent }
  | { readonly do: 'removeSpecial'; readonly slug: string }
  /** `add`: refused where there is one of that slug; `save` changes it. */
  | { readonly do: 'addShow' | 'saveShow'; readonly show: ShowContent }
  | { readonly do: 'retireShow'; readonly slug: string }
  | { readonly do: 'addHost' | 'saveHost'; readonly host: HostContent }
  | { readonly do: 'retireHost'; readonly slug: string }

export type EditResult =
  | { readonly content: ProgrammeContent; readonly dropped: readonly ExceptionContent[]; readonly problem: null }
  | { readonly content: null; readonly problem: EditProblem }

/** The programme after the edit, with the exceptions it had to give up; or why it cannot be made. */
export function applyEdit(content: ProgrammeContent, edit: Edit, stationZone: string): EditResult {
  try {
    return { dropped: [], ...edited(content, edit, stationZone), problem: null }
  } catch (error) {
    if (error instanceof EditError) return { content: null, problem: error.problem }
    throw error
  }
}

/** The show, host or special that somebody works on with this edit, as `workOf` names it for items. */
export function workOfEdit(edit: Edit): string {
  switch (edit.do) {
    case 'addSlot':
      return edit.slot.showSlug
    case 'changeSlot':
    case 'endSlot':
      return edit.showSlug
    case 'addSpecial':
    case 'changeSpecial':
      return `special/${edit.special.slug}`
    case 'removeSpecial':
      return `special/${edit.slug}`
    case 'addShow':
    case 'saveShow':
      return edit.show.slug
    case 'retireShow':
      return edit.slug
    case 'addHost':
    case 'saveHost':
      return `host/${edit.host.slug}`
    case 'retireHost':
      return `host/${edit.slug}`
    default:
      return edit.airing.showSlug
  }
}

interface Edited {
  readonly content: ProgrammeContent
  readonly dropped?: readonly ExceptionContent[]
}

function edited(content: ProgrammeContent, edit: Edit, stationZone: string): Edited {
  switch (edit.do) {
    case 'addSlot':
      return { content: addSlot(withNewShow(content, edit), edit.slot) }
    case 'changeSlot':
      return changeSlot(content, edit, stationZone)
    case 'endSlot':
      return endSlot(content, edit, stationZone)
    case 'cancel':
    case 'move':
    case 'extend':
    case 'replace':
    case 'rerun':
    case 'restore':
      return { content: exceptAiring(content, edit, stationZone) }
    case 'addSpecial':
      return { content: addSpecial(content, edit.special) }
    case 'changeSpecial':
      known(content.specials, edit.special.slug, 'special')
      return { content: { ...content, specials: put(content.specials, edit.special) } }
    case 'removeSpecial':
      known(content.specials, edit.slug, 'special')
      return { content: { ...content, specials: content.specials.filter((one) => one.slug !== edit.slug) } }
    case 'addShow':
      return { content: addShow(content, edit.show) }
    case 'saveShow':
      return { content: { ...content, shows: put(content.shows, edit.show) } }
    case 'retireShow':
      return retireShow(content, edit.slug)
    case 'addHost':
      if (content.hosts.some((one) => one.slug === edit.host.slug)) throw new EditError('host_exists', 'host.slug', `"${edit.host.slug}" is a host already; choose another name, or change that host.`)
      return { content: { ...content, hosts: put(content.hosts, edit.host) } }
    case 'saveHost':
      return { content: { ...content, hosts: put(content.hosts, edit.host) } }
    case 'retireHost':
      return { content: retireHost(content, edit.slug) }
  }
}

/** A show that airs nowhere yet is made with its first slot, so that a slot that is refused leaves no show behind. */
function withNewShow(content: ProgrammeContent, { slot, show }: Extract<Edit, { do: 'addSlot' }>): ProgrammeContent {
  if (!show) return content
  if (show.slug !== slot.showSlug) throw new EditError('show_not_of_slot', 'show.slug', `The new show is "${show.slug}" and the slot is for "${slot.showSlug}"; give both the same name.`)
  return addShow(content, show)
}

function addShow(content: ProgrammeContent, show: ShowContent): ProgrammeContent {
  if (content.shows.some((one) => one.slug === show.slug)) throw new EditError('show_exists', 'show.slug', `"${show.slug}" is a show already; choose another name, or change that show.`)
  return { ...content, shows: put(content.shows, show) }
}

function addSlot(content: ProgrammeContent, slot: NewSlot): ProgrammeContent {
  known(content.shows, slot.showSlug, 'show')
  const key = slot.key ?? freshKey(content, slot.showSlug, slot.startTime)
  if (findSlot(content, slot.showSlug, key)) throw new EditError('slot_exists', 'slot.key', `"${slot.showSlug}" has a slot "${key}" already; choose another name.`)
  return { ...content, slots: [...content.slots, { ...slot, key }] }
}

function changeSlot(content: ProgrammeContent, edit: Extract<Edit, { do: 'changeSlot' }>, stationZone: string): Edited {
  const { showSlug, slotKey, date, scope, to } = edit
  const whole = getSlot(content, showSlug, slotKey)
  switch (scope) {
    case 'this':
      return { content: changeThis(content, edit, whole, stationZone) }
    case 'all':
      return replaceSlot(content, whole, null, changeAll(whole, date, to, stationZone))
    case 'following': {
      const { kept, changed } = changeFollowing(whole, date, to, freshKey(content, showSlug, to.startTime ?? whole.slot.startTime), stationZone)
      return replaceSlot(content, whole, kept, changed)
    }
  }
}

/** One airing only: dragged it is moved, made longer or shorter it is extended. */
function changeThis(content: ProgrammeContent, { showSlug, slotKey, date, to }: Extract<Edit, { do: 'changeSlot' }>, { slot }: SlotWithExceptions, stationZone: string): ProgrammeContent {
  if (to.rule !== undefined) throw new EditError('rule_for_one', 'to.rule', 'A rule is for many airings; choose this and following, or all.')
  const airing = { showSlug, slotKey, date }
  const before = content.exceptions.find((one) => isOf(one, airing))
  const isMoved = before?.action === 'move'
  const current = isMoved ? { date: before.toDate, startTime: before.startTime } : { date, startTime: slot.startTime }
  const wanted = { date: to.date ?? current.date, startTime: to.startTime ?? current.startTime }
  const isInPlace = wanted.date === date && wanted.startTime === slot.startTime
  if (!isInPlace) return exceptAiring(content, { do: 'move', airing, toDate: wanted.date, startTime: wanted.startTime, minutes: to.minutes }, stationZone)
  const minutes = to.minutes ?? (before?.action === 'move' || before?.action === 'extend' ? before.minutes : null) ?? slot.minutes
  const unmoved = isMoved ? { ...content, exceptions: content.exceptions.filter((one) => one !== before) } : content
  if (minutes !== slot.minutes) return exceptAiring(unmoved, { do: 'extend', airing, minutes }, stationZone)
  // Back where it belongs, as long as it belongs: nothing is left to be said of it.
  if (before?.action === 'move' || before?.action === 'extend') return exceptAiring(content, { do: 'restore', airing }, stationZone)
  throw new EditError('nothing_changed', 'to', 'The airing is there already; give another date, time or length.')
}

function endSlot(content: ProgrammeContent, { showSlug, slotKey, date, scope }: Extract<Edit, { do: 'endSlot' }>, stationZone: string): Edited {
  const whole = getSlot(content, showSlug, slotKey)
  const { kept, dropped } = scope === 'all' ? { kept: null, dropped: whole.exceptions } : endBefore(whole, date, stationZone)
  return replaceSlot(content, whole, kept, null, dropped)
}

function exceptAiring(content: ProgrammeContent, edit: OneAiringEdit, stationZone: string): ProgrammeContent {
  const { slot } = getSlot(content, edit.airing.showSlug, edit.airing.slotKey)
  const before = content.exceptions.find((one) => isOf(one, edit.airing)) ?? null
  if (edit.do === 'replace') known(content.shows, edit.withShow, 'show', 'withShow')
  const after = exceptionFor(edit, slot, before, stationZone)
  const others = content.exceptions.filter((one) => one !== before)
  return { ...content, exceptions: after === null ? others : [...others, after] }
}

function addSpecial(content: ProgrammeContent, special: SpecialContent): ProgrammeContent {
  if (content.specials.some((one) => one.slug === special.slug)) throw new EditError('special_exists', 'special.slug', `"${special.slug}" is a special already; choose another name.`)
  return { ...content, specials: [...content.specials, special] }
}

/** Its slots and their exceptions go with it, and so does what it was to replace. */
function retireShow(content: ProgrammeContent, slug: string): Edited {
  known(content.shows, slug, 'show')
  const isIts = (one: ExceptionContent) => one.showSlug === slug || (one.action === 'replace' && one.withShow === slug)
  return {
    content: {
      ...content,
      shows: content.shows.filter((one) => one.slug !== slug),
      slots: content.slots.filter((one) => one.showSlug !== slug),
      exceptions: content.exceptions.filter((one) => !isIts(one)),
    },
    dropped: content.exceptions.filter(isIts),
  }
}

function retireHost(content: ProgrammeContent, slug: string): ProgrammeContent {
  known(content.hosts, slug, 'host')
  const theirs = [...content.shows, ...content.specials].filter((one) => one.hosts.includes(slug)).map((one) => `"${one.title}"`)
  if (theirs.length > 0) throw new EditError('host_has_shows', 'slug', `"${slug}" is a host of ${theirs.join(', ')}; give ${theirs.length === 1 ? 'it' : 'them'} other hosts first.`)
  return { ...content, hosts: content.hosts.filter((one) => one.slug !== slug) }
}

function replaceSlot(content: ProgrammeContent, before: SlotWithExceptions, kept: SlotWithExceptions | null, changed: EditedSlot | null, dropped: readonly ExceptionContent[] = []): Edited {
  const after = [kept, changed].filter((one) => one !== null)
  return {
    content: {
      ...content,
      slots: [...content.slots.filter((one) => one !== before.slot), ...after.map((one) => one.slot)],
      exceptions: [...content.exceptions.filter((one) => !before.exceptions.includes(one)), ...after.flatMap((one) => one.exceptions)],
    },
    dropped: changed?.dropped ?? dropped,
  }
}

function getSlot(content: ProgrammeContent, showSlug: string, key: string): SlotWithExceptions {
  known(content.shows, showSlug, 'show', 'showSlug')
  const slot = findSlot(content, showSlug, key)
  if (!slot) throw new EditError('slot_unknown', 'slotKey', `"${showSlug}" has no slot "${key}"; it may have been ended. Look at the programme again.`)
  return { slot, exceptions: content.exceptions.filter((one) => one.showSlug === showSlug && one.slotKey === key) }
}

function findSlot(content: ProgrammeContent, showSlug: string, key: string): SlotContent | undefined {
  return content.slots.find((one) => one.showSlug === showSlug && one.key === key)
}

/** `2000`, or `2000-2` when the show has one of that name. */
function freshKey(content: ProgrammeContent, showSlug: string, startTime: string): string {
  const name = startTime.replace(':', '')
  const isTaken = (key: string) => findSlot(content, showSlug, key) !== undefined
  for (let number = 1; ; number++) {
    const key = number === 1 ? name : `${name}-${number}`
    if (!isTaken(key)) return key
  }
}

function isOf(exception: ExceptionContent, airing: Airing): boolean {
  return exception.showSlug === airing.showSlug && exception.slotKey === airing.slotKey && exception.date === airing.date
}

function put<T extends { readonly slug: string }>(list: readonly T[], one: T): readonly T[] {
  return [...list.filter((other) => other.slug !== one.slug), one]
}

function known(list: readonly { readonly slug: string }[], slug: string, what: 'show' | 'host' | 'special', field = 'slug'): void {
  if (!list.some((one) => one.slug === slug)) throw new EditError(`${what}_unknown`, field, `There is no ${what} "${slug}" in the programme; look at it again.`)
}
