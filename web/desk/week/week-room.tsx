// The room of the week: the plan, what is being done with it, and what was done.

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { formatDay } from '../../../schedules/calendar-date.ts'
import type { ChangeAnswer, ChangeOutcomeAnswer } from '../../../server/schedule/plan-schema.ts'
import { useI18n } from '../../i18n/i18n.tsx'
import { PageLoading } from '../../shell/page-loading.tsx'
import type { SignedInMe } from '../room.ts'
import { describeChange } from './change-words.ts'
import { DragNews } from './drag-ghost.tsx'
import { DragStore, type Drag, type Place } from './drag.ts'
import { Sentence } from './forms/draft-foot.tsx'
import { airingsBetween, specialOf, type PlanModel } from './plan-model.ts'
import { TaskSheet } from './task-sheet.tsx'
import type { Task } from './task.ts'
import { useWeekTexts } from './texts.ts'
import { useChanges, type Changes } from './use-changes.ts'
import { mayPlanOf } from './may-plan.ts'
import { usePlan, type Plan } from './use-plan.ts'
import { useShownDays } from './use-shown-days.ts'
import { useWeekFormats } from './week-formats.ts'
import { WeekGrid } from './week-grid.tsx'
import { WeekToolbar } from './week-toolbar.tsx'
import css from './week.module.css'

const DAY_MS = 86_400_000

export default function WeekRoom({ me }: { me: SignedInMe }) {
  const { shown } = useShownDays()
  const { week } = shown
  const first = week.days[0]?.day ?? 0
  const plan = usePlan(formatDay(first - 1), formatDay(first + 8))
  if (!plan.model) return plan.isOld ? <OldPlan /> : <PageLoading />
  return <Planning me={me} plan={plan} model={plan.model} />
}

function Planning({ me, plan, model }: { me: SignedInMe; plan: Plan; model: PlanModel }) {
  const t = useWeekTexts()
  const formats = useWeekFormats()
  const { timeZone } = useI18n()
  const { shown, today, show } = useShownDays()
  const { week, days } = shown
  const [snap, setSnap] = useState(15)
  const [task, setTask] = useState<Task | null>(null)
  const [news, setNews] = useState('')
  const may = useMemo(() => mayPlanOf(me, model), [me, model])
  const words = { t, formats, model }

  const [from, until] = [week.days[0]?.from ?? 0, week.days.at(-1)?.until ?? 0]
  const airings = useMemo(() => airingsBetween(model, from, until), [model, from, until])
  const store = useDragStore(model, from, until)

  const done = (text: string) => {
    setNews(text)
    setTask(null)
    plan.reload()
  }
  const changes = useChanges(model.revision, (change: ChangeAnswer) => done(t('week.undone', { what: describeChange(change.items, words) })))
  useUndoKey(changes, task === null)

  const onSaved = (outcome: ChangeOutcomeAnswer) => done(t('form.saved', { what: describeChange(outcome.items, words) }))
  const begin = useCallback((next: Task) => {
    setNews('')
    setTask(next)
  }, [])
  const onOpen = useCallback((id: string) => begin({ kind: 'look', id }), [begin])
  const onPlan = useCallback((place: Place) => begin({ kind: 'new', place }), [begin])
  const onDropped = (drag: Drag) => begin(taskOfDrag(model, drag))
  const close = () => setTask(null)
  return (
    <div className={css['room']}>
      <WeekToolbar
        days={days} today={today} snap={snap} mayPlan={may.some}
        undo={changes.mine && describeChange(changes.mine.items, words)}
        onDay={show} onSnap={setSnap}
        onNew={() => begin({ kind: 'new', place: { date: formatDay(days.some(({ day }) => day === today) ? today : (days[0]?.day ?? today)), startTime: '12:00', minutes: 60 } })}
        onUndo={() => changes.mine && changes.undo(changes.mine)}
        onChanges={() => begin({ kind: 'changes' })}
      />
      {plan.isOld && <OldPlan />}
      {!may.all && <p className={css['news']}>{may.some ? t('week.some') : t('week.none')}</p>}
      {task === null && changes.refusal && <div role="alert" className={css['problem']}>{changes.refusal.kind === 'unreachable' ? t('form.unreachable') : 'message' in changes.refusal && <Sentence message={changes.refusal.message} words={words} />}</div>}
      <p role="status" className={css['news']}>{news}</p>
      <WeekGrid
        shown={shown} today={today} airings={airings} store={store} snap={snap}
        mayPlan={may.some} mayCarry={may.carry} onOpen={onOpen} onDropped={onDropped} onPlan={onPlan}
        onShow={(step) => show((days[0]?.day ?? today) + step)}
      />
      <DragNews store={store} timeZone={timeZone} />
      {task && (
        <TaskSheet
          key={task.kind} task={task} airings={airings} mayPlanAll={may.all} mayPlan={may.plan} changes={changes} words={words} onTask={setTask}
          form={{ model, shows: may.shows, onClose: close, onSaved, onMeanwhile: plan.reload }}
        />
      )}
    </div>
  )
}

/** One store for as long as the room is open: a drag outlives a plan that is loaded again, and a change of the week. */
function useDragStore(model: PlanModel, from: number, until: number): DragStore {
  const airings = useMemo(() => airingsBetween(model, from - DAY_MS, until + DAY_MS), [model, from, until])
  const [store] = useState(() => new DragStore({ programme: model.programme, airings }))
  useEffect(() => store.surround({ programme: model.programme, airings }), [store, model, airings])
  return store
}

function taskOfDrag(model: PlanModel, { airing, place }: Drag): Task {
  if (!airing) return { kind: 'new', place }
  const special = specialOf(model, airing)
  return special ? { kind: 'changeSpecial', special, place } : { kind: 'move', airing, place }
}

/** Ctrl-Z, except where it belongs to what is being typed. */
function useUndoKey(changes: Changes, isFree: boolean): void {
  const latest = useRef(changes)
  latest.current = changes
  useEffect(() => {
    if (!isFree) return
    const onKey = (event: KeyboardEvent) => {
      const { mine, undo } = latest.current
      const isTyping = event.target instanceof HTMLElement && event.target.closest('input, textarea, select') !== null
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== 'z' || isTyping || !mine) return
      event.preventDefault()
      undo(mine)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [isFree])
}

function OldPlan() {
  const t = useWeekTexts()
  return <p role="alert" className={css['problem']}>{t('week.old')}</p>
}
