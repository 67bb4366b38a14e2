// What of the plan this person may change. The server refuses on its own account; this only keeps from offering what it would.

import type { Occurrence } from '../../../schedules/occurrence.ts'
import type { ShowContent } from '../../../schedules/programme-content.ts'
import { isByRule } from '../../../schedules/rebroadcast.ts'
import type { SignedInMe } from '../room.ts'
import { airingOf, exceptionOfAiring, ownerOf, specialOf, type PlanModel } from './plan-model.ts'

export interface MayPlan {
  readonly all: boolean
  readonly some: boolean
  readonly shows: readonly ShowContent[]
  readonly plan: (airing: Occurrence) => boolean
  /** Also whether it can be carried as it is: not what a rule repeats, nor what another show or a rerun fills. */
  readonly carry: (airing: Occurrence) => boolean
}

export function mayPlanOf({ may, person }: SignedInMe, model: PlanModel): MayPlan {
  const all = may.includes('plan_programme')
  const given = new Set(person.role === 'editor' ? person.shows : [])
  const shows = model.content.shows.filter(({ slug }) => all || given.has(slug)).toSorted((a, b) => a.title.localeCompare(b.title))
  const plan = (airing: Occurrence) => {
    if (isByRule(airing)) return false
    const owner = ownerOf(model, airing)
    return airing.special ? all && specialOf(model, airing) !== null : owner !== null && (all || given.has(owner.slug))
  }
  const carry = (airing: Occurrence) => {
    const name = airingOf(airing)
    const action = name && exceptionOfAiring(model, name)?.action
    return plan(airing) && action !== 'replace' && action !== 'rerun'
  }
  return { all, some: shows.length > 0, shows, plan, carry }
}
