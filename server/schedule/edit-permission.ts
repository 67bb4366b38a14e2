// Who may make which change of the programme: planners all, editors the shows they were given, hosts the texts of their own.

import type { ProgrammeContent, ShowContent } from '../../schedules/programme-content.ts'
import type { Edit } from '../../schedules/programme-edit.ts'
import { diffContents, isSame, type ItemChange } from '../../schedules/programme-items.ts'
import { AppError } from '../errors.ts'
import { may } from '../people/permissions.ts'
import type { Person } from '../people/person.ts'

/** What of a show its hosts may write themselves: how it is called and told of, not when it airs nor what may be kept. */
const TEXTS: readonly (keyof ShowContent)[] = ['titles', 'descriptions', 'review', 'themes', 'interaction']

const FOR_PLANNERS: readonly Edit['do'][] = ['addSpecial', 'changeSpecial', 'removeSpecial', 'retireShow', 'retireHost']

/** Throws for edits that only those who plan the whole programme make, whatever they are of. */
export function refuseEdit(person: Person, edit: Edit): void {
  if (!FOR_PLANNERS.includes(edit.do) || may(person, 'plan_programme')) return
  throw new AppError('forbidden', 'may_not_edit', 'Only coordinators and admins plan specials and take shows or hosts out of the programme; ask one of them.')
}

/** Throws when the person may not make one thing of this change. */
export function refuseChange(person: Person, before: ProgrammeContent, after: ProgrammeContent): void {
  if (may(person, 'plan_programme')) return
  const refused = diffContents(before, after).find((change) => !mayChange(person, change, before))
  if (!refused) return
  const message = `You may not change ${whatIs(refused)}; ask a coordinator to do it, or to give you the show.`
  throw new AppError('forbidden', 'may_not_edit', message, { details: { kind: refused.kind, key: refused.key } })
}

function mayChange(person: Person, change: ItemChange, content: ProgrammeContent): boolean {
  switch (change.kind) {
    case 'special':
      return false
    case 'host':
      return change.before !== null && change.after !== null && mayWriteHost(person, change.key, content.shows)
    case 'show':
      return change.before !== null && change.after !== null && mayEditShow(person, change.before, change.after)
    case 'slot':
    case 'exception': {
      const [slug = ''] = change.key.split('/')
      const airs = change.kind === 'exception' && change.after?.action === 'replace' ? [slug, change.after.withShow] : [slug]
      return airs.every((each) => mayPlanShow(person, content.shows.find((show) => show.slug === each)))
    }
  }
}

function mayEditShow(person: Person, before: ShowContent, after: ShowContent): boolean {
  if (mayPlanShow(person, before)) return true
  const isTextOnly = (Object.keys(after) as (keyof ShowContent)[]).every((field) => TEXTS.includes(field) || isSame(before[field], after[field]))
  return isTextOnly && may(person, 'edit_show', before)
}

/** Hosts speak in their shows and write for them; when they air is for those who plan. */
export function mayPlanShow(person: Person, show: ShowContent | undefined): boolean {
  return show !== undefined && may(person, 'plan_show', show)
}

/** A host's own text, or that of a host of a show one was given. */
export function mayWriteHost(person: Person, slug: string, shows: readonly ShowContent[]): boolean {
  return person.hostSlug === slug || shows.some((show) => show.hosts.includes(slug) && mayPlanShow(person, show))
}

function whatIs({ kind, key }: ItemChange): string {
  switch (kind) {
    case 'host':
      return `the host "${key}"`
    case 'show':
      return `the show "${key}"`
    case 'special':
      return `the special "${key}"`
    case 'slot':
    case 'exception':
      return `when "${key.split('/')[0] ?? ''}" airs`
  }
}
