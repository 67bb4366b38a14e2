// What was changed, in words: for undo, for the list of changes, and for what somebody else did meanwhile.

import { parseDay } from '../../../schedules/calendar-date.ts'
import type { ExceptionContent, SlotContent, SpecialContent } from '../../../schedules/programme-content.ts'
import type { ItemChangeAnswer } from '../../../server/schedule/plan-schema.ts'
import type { PlanModel } from './plan-model.ts'
import { ruleWords } from './repeat-words.ts'
import type { WeekTranslate } from './texts.ts'
import type { WeekFormats } from './week-formats.ts'

export interface ChangeWords {
  readonly t: WeekTranslate
  readonly formats: WeekFormats
  /** For titles; a show that is gone is called by its slug. */
  readonly model: PlanModel | null
}

/** One line; of several items the first one, and how many more. */
export function describeChange(items: readonly ItemChangeAnswer[], words: ChangeWords): string {
  const lines = describeItems(items, words)
  const [first = ''] = lines
  return lines.length > 1 ? words.t('did.more', { what: first, count: lines.length - 1 }) : first
}

/** A line for each item. */
export function describeItems(items: readonly ItemChangeAnswer[], words: ChangeWords): string[] {
  const titles = new Map(items.flatMap((one) => (one.kind === 'show' ? [[one.key, (one.after ?? one.before)?.title ?? one.key] as const] : [])))
  const titleOf = (slug: string) => titles.get(slug) ?? words.model?.shows.get(slug)?.title ?? slug
  return items.map((item) => describeItem(item, titleOf, words))
}

/** What an item is, when only its name is known: `when Baobab airs`. */
export function nameItem({ kind, key }: { readonly kind: string; readonly key: string }, { t, formats, model }: ChangeWords): string {
  const [slug = key, , date = ''] = key.split('/')
  const title = model?.shows.get(slug)?.title ?? slug
  switch (kind) {
    case 'slot':
      return t('what.slot', { title })
    case 'exception':
      return t('what.exception', { title, date: formats.date(date) })
    case 'special':
      return t('what.special', { title: model?.content.specials.find((one) => one.slug === key)?.title ?? key })
    case 'host':
      return t('what.host', { title: model?.content.hosts.find((one) => one.slug === key)?.name ?? key })
    default:
      return t('what.show', { title })
  }
}

function describeItem(item: ItemChangeAnswer, titleOf: (slug: string) => string, words: ChangeWords): string {
  const { t } = words
  switch (item.kind) {
    case 'exception':
      return describeException(item, titleOf, words)
    case 'slot':
      return describeSlot(item, titleOf(item.key.split('/')[0] ?? item.key), words)
    case 'special':
      return describeSpecial(item, words)
    case 'show': {
      const title = titleOf(item.key)
      return item.before === null ? t('did.showAdded', { title }) : item.after === null ? t('did.showRemoved', { title }) : t('did.showChanged', { title })
    }
    case 'host': {
      const title = (item.after ?? item.before)?.name ?? item.key
      return item.before === null ? t('did.hostAdded', { title }) : item.after === null ? t('did.hostRemoved', { title }) : t('did.hostChanged', { title })
    }
  }
}

function describeException({ before, after }: { readonly before: ExceptionContent | null; readonly after: ExceptionContent | null }, titleOf: (slug: string) => string, { t, formats }: ChangeWords): string {
  const one = after ?? before
  if (!one) return ''
  const about = { title: titleOf(one.showSlug), date: formats.date(one.date) }
  switch (after?.action) {
    case undefined:
      return t('did.restored', about)
    case 'cancel':
      return t('did.cancelled', about)
    case 'move':
      return t('did.moved', { ...about, to: formats.date(after.toDate), time: formats.clock(after.startTime) })
    case 'extend':
      return t('did.extended', { ...about, minutes: after.minutes })
    case 'replace':
      return t('did.replaced', { ...about, other: titleOf(after.withShow) })
    case 'rerun':
      return t('did.rerun', about)
  }
}

/** A slot as it was kept then. */
type KeptSlot = Partial<SlotContent>

function describeSlot({ before, after }: { readonly before: KeptSlot | null; readonly after: KeptSlot | null }, title: string, words: ChangeWords): string {
  const { t, formats } = words
  const about = ({ rule = null, firstDate = '', startTime = '' }: KeptSlot) => ({ title, repeat: ruleWords(rule, parseDay(firstDate) ?? 0, firstDate, words), time: formats.clock(startTime) })
  if (!after) return before ? t('did.slotRemoved', about(before)) : ''
  if (!before) return t('did.slotAdded', about(after))
  const said = (slot: KeptSlot) => {
    const { repeat, time } = about(slot)
    return `${repeat}, ${time}, ${t('week.minutes', { count: slot.minutes ?? 0 })}`
  }
  return t('did.slotChanged', { title, before: said(before), after: said(after) })
}

function describeSpecial({ key, before, after }: { readonly key: string; readonly before: Partial<SpecialContent> | null; readonly after: Partial<SpecialContent> | null }, { t, formats }: ChangeWords): string {
  if (!after) return before ? t('did.specialRemoved', { title: before.title ?? key }) : ''
  const { title = key, start = '' } = after
  const about = { title, when: formats.dateAndTime(start.slice(0, 10), start.slice(11, 16)) }
  return before ? t('did.specialChanged', about) : t('did.special', about)
}
