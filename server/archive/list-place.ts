// Where a list of episodes goes on: a moment and an id in one short text, which a client hands back as it got it. Pure.

import { AppError } from '../errors.ts'
import type { Episode } from './episode.ts'
import { listedAt } from './store.ts'

/** For the next page; null when this one was not full. */
export function nextOf(episodes: readonly Episode[], limit: number): string | null {
  const last = episodes.at(-1)
  return last && episodes.length >= limit ? `${listedAt(last).getTime()}_${last.id}` : null
}

/** Reads it back; refuses what no page gave. */
export function afterOf(text: string | undefined): { readonly at: Date; readonly id: string } | null {
  if (text === undefined) return null
  const match = /^(\d{1,15})_([0-9a-f-]{36})$/.exec(text)
  if (!match) throw new AppError('invalid', 'after_invalid', '"after" must be the `next` of an earlier answer.')
  return { at: new Date(Number(match[1])), id: match[2] ?? '' }
}
