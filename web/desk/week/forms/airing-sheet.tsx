// One airing: what it is, and everything that can be done with it. The way for whoever does not drag.

import { parseDay } from '../../../../schedules/calendar-date.ts'
import type { Occurrence } from '../../../../schedules/occurrence.ts'
import { isByRule } from '../../../../schedules/rebroadcast.ts'
import { useI18n } from '../../../i18n/i18n.tsx'
import { Button } from '../../../ui/button.tsx'
import { MarkDrawing, marksOf } from '../marks.tsx'
import { airingOf, airsOnce, exceptionOfAiring, hasNothingToPlay, slotOfAiring, specialOf, type PlanModel } from '../plan-model.ts'
import { ruleWords } from '../repeat-words.ts'
import type { Task } from '../task.ts'
import { placeOf } from '../drag.ts'
import { useWeekTexts } from '../texts.ts'
import { dayOfInstant } from '../week-days.ts'
import { useWeekFormats } from '../week-formats.ts'
import css from './forms.module.css'
import { Sheet } from './sheet.tsx'

interface AiringSheetProps {
  readonly model: PlanModel
  readonly airing: Occurrence
  readonly mayPlan: boolean
  readonly onTask: (task: Task) => void
  readonly onClose: () => void
}

export function AiringSheet({ model, airing, mayPlan, onTask, onClose }: AiringSheetProps) {
  const t = useWeekTexts()
  const formats = useWeekFormats()
  const { language, format } = useI18n()
  const name = airingOf(airing)
  const slot = name && slotOfAiring(model, name)
  const tasks = mayPlan ? tasksOf(model, airing) : []
  const words = { t, formats, model }
  const reason = airing.cancelled?.reason
  return (
    <Sheet title={<bdi lang={airing.languages[0]} dir="auto">{airing.title}</bdi>} onClose={onClose}>
      <p><strong>{formats.longDay(dayOfInstant(airing.startsAt.getTime(), model.programme.timeZone))}</strong> <span className={css['range']}>{formats.range(airing.startsAt, airing.endsAt)}</span></p>
      {airing.hosts.length > 0 && <p>{format.list(airing.hosts.map((host) => host.name))}</p>}
      {slot && !airsOnce(slot) && <p>{t('airing.repeats', { repeat: ruleWords(slot.rule, parseDay(slot.firstDate) ?? 0, slot.firstDate, words) })}</p>}
      <ul className={css['marks']}>
        {marksOf(airing, t, formats).map((mark) => <li key={mark.kind}><MarkDrawing kind={mark.kind} className={css['mark']} /> {mark.words}</li>)}
      </ul>
      {reason && <p>{t('airing.reason', { reason: reason[language] ?? Object.values(reason)[0] ?? '' })}</p>}
      {hasNothingToPlay(airing) && <p className={css['note']}>{t('airing.nothing')}</p>}
      {isByRule(airing) && <p className={css['note']}>{t('airing.byRule', { when: airing.rebroadcastOf ? formats.moment(airing.rebroadcastOf.startsAt) : '' })}</p>}
      {airing.special && !specialOf(model, airing) && <p className={css['note']}>{t('airing.opened')}</p>}
      {!mayPlan && !isByRule(airing) && <p className={css['note']}>{t('airing.notYours')}</p>}
      {tasks.length > 0 && (
        <ul className={css['tasks']} aria-label={t('do.title')}>
          {tasks.map((task) => <li key={task.kind}><Button className={css['task']} onClick={() => onTask(task)}>{t(`do.${task.kind}`)}</Button></li>)}
        </ul>
      )}
    </Sheet>
  )
}

type OfAiring = Extract<Task, { readonly kind: 'move' | 'cancel' | 'replace' | 'rerun' | 'restore' | 'end' | 'changeSpecial' | 'removeSpecial' }>

/** What can be done with it as it is: one exception says one thing, so what another show fills is first taken back. */
function tasksOf(model: PlanModel, airing: Occurrence): OfAiring[] {
  const place = placeOf(airing, model.programme.timeZone)
  const special = specialOf(model, airing)
  if (special) return [{ kind: 'changeSpecial', special, place }, { kind: 'removeSpecial', special }]
  const name = airingOf(airing)
  const slot = name && slotOfAiring(model, name)
  if (!name || !slot) return []
  const action = exceptionOfAiring(model, name)?.action ?? null
  const isMovable = action !== 'replace' && action !== 'rerun'
  const isFillable = action !== 'move' && action !== 'extend'
  return [
    ...(isMovable ? [{ kind: 'move', airing, place } as const] : []),
    ...(action === null ? [] : [{ kind: 'restore', airing } as const]),
    { kind: 'cancel', airing },
    ...(isFillable ? [{ kind: 'replace', airing } as const, { kind: 'rerun', airing } as const] : []),
    { kind: 'end', airing },
  ]
}
