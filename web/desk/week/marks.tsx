// What is special about an airing, as words and as a small drawing, so that colour is never needed to tell.

import type { Occurrence } from '../../../schedules/occurrence.ts'
import { hasNothingToPlay } from './plan-model.ts'
import type { WeekTranslate } from './texts.ts'
import type { WeekFormats } from './week-formats.ts'

const DRAWINGS = {
  cancelled: 'M4 4l8 8M12 4l-8 8',
  moved: 'M2 8h11M9.5 4.5 13 8l-3.5 3.5M2 5v6',
  extended: 'M8 2v12M5 5l3-3 3 3M5 11l3 3 3-3',
  replaced: 'M3 5h9M9.5 2.5 12 5 9.5 7.5M13 11H4M6.5 8.5 4 11l2.5 2.5',
  rerun: 'M12.5 5.5A5 5 0 1 0 13 9M13 2.5v3.5h-3.5',
  rebroadcast: 'M12.5 5.5A5 5 0 1 0 13 9M13 2.5v3.5h-3.5M8 5.5V8l2 1.5',
  playlist: 'M3 4h10M3 8h10M3 12h6',
  relay: 'M8 9v5M5 11a4 4 0 1 1 6 0M3 13a7 7 0 1 1 10 0',
  special: 'M8 2l1.8 4 4.2.4-3.2 2.8 1 4.3L8 11.2l-3.8 2.3 1-4.3L2 6.4 6.2 6z',
  nothing: 'M8 3v6M8 12v.5',
} as const

export interface Mark {
  readonly kind: keyof typeof DRAWINGS
  readonly words: string
}

/** All that is to be told of it, the most important first. */
export function marksOf(airing: Occurrence, t: WeekTranslate, formats: WeekFormats): Mark[] {
  const marks: Mark[] = []
  const { change } = airing
  if (airing.cancelled) marks.push({ kind: 'cancelled', words: t('mark.cancelled') })
  if (hasNothingToPlay(airing)) marks.push({ kind: 'nothing', words: t('mark.nothing') })
  if (airing.special) marks.push({ kind: 'special', words: t('mark.special') })
  if (change?.kind === 'moved') marks.push({ kind: 'moved', words: t('mark.moved', { when: formats.moment(change.plannedStartsAt) }) })
  if (change?.kind === 'extended') marks.push({ kind: 'extended', words: t('mark.extended', { range: formats.range(change.plannedStartsAt, change.plannedEndsAt) }) })
  if (change?.kind === 'replaced') marks.push({ kind: 'replaced', words: t('mark.replaced', { title: change.title }) })
  if (change?.kind === 'rerun') marks.push({ kind: 'rerun', words: t('mark.rerun') })
  else if (airing.kind === 'rebroadcast') marks.push({ kind: 'rebroadcast', words: t('mark.rebroadcast') })
  if (airing.kind === 'playlist') marks.push({ kind: 'playlist', words: t('mark.playlist') })
  if (airing.kind === 'relay') marks.push({ kind: 'relay', words: t('mark.relay') })
  return marks
}

export function MarkDrawing({ kind, className }: { kind: Mark['kind']; className?: string | undefined }) {
  return (
    <svg viewBox="0 0 16 16" className={className} aria-hidden="true" focusable="false" fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" strokeLinejoin="round">
      <path d={DRAWINGS[kind]} />
    </svg>
  )
}
