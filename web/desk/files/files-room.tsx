// The room of the programme files: what they say that the programme does not, and a decision for each conflict.

import { useEffect, useState } from 'react'
import { formatDay } from '../../../schedules/calendar-date.ts'
import type { FilesStateAnswer } from '../../../server/schedule/programme-files-schema.ts'
import { request } from '../../api/client.ts'
import { useStation } from '../../api/station-feed-context.tsx'
import { useAnswer } from '../../api/use-answer.ts'
import { useI18n } from '../../i18n/i18n.tsx'
import { PageLoading } from '../../shell/page-loading.tsx'
import { useStationTime } from '../../station-clock.tsx'
import { Button } from '../../ui/button.tsx'
import css from '../desk.module.css'
import { useDeskTexts } from '../texts.ts'
import { useDoing } from '../use-doing.ts'
import { describeItems, type ChangeWords } from '../week/change-words.ts'
import { useWeekTexts } from '../week/texts.ts'
import { usePlan } from '../week/use-plan.ts'
import { dayOfInstant } from '../week/week-days.ts'
import { useWeekFormats } from '../week/week-formats.ts'
import { ConflictCard } from './conflict-card.tsx'
import { nameOfConflict, type Side } from './conflict.ts'
import page from './files.module.css'
import { useFilesRoomTexts } from './texts.ts'

const PATH = '/api/v1/programme/files'
const MOST_CHANGES = 12

export default function FilesRoom() {
  const t = useFilesRoomTexts()
  const desk = useDeskTexts()
  const words = useWords()
  const { changes } = useStation()
  const { again, ...asked } = useAnswer<FilesStateAnswer>(PATH)
  useEffect(again, [again, changes])
  if (asked.state === 'asking' || words === null) return <PageLoading />
  return (
    <>
      <h1>{desk('room.files')}</h1>
      <p>{t('files.help')}</p>
      {asked.state === 'failed' ? <p role="alert">{desk('desk.noStation')}</p> : <State state={asked.answer} words={words} onApplied={again} />}
    </>
  )
}

/** Titles come from the plan; null until it is there. */
function useWords(): ChangeWords | null {
  const t = useWeekTexts()
  const formats = useWeekFormats()
  const { timeZone } = useI18n()
  const today = dayOfInstant(useStationTime(3_600_000), timeZone)
  const { model, isOld } = usePlan(formatDay(today), formatDay(today + 1))
  return model || isOld ? { t, formats, model } : null
}

function State({ state, words, onApplied }: { state: FilesStateAnswer; words: ChangeWords; onApplied: () => void }) {
  const t = useFilesRoomTexts()
  const { busy, problem, run } = useDoing()
  const [choices, setChoices] = useState<ReadonlyMap<string, Side>>(new Map())
  const [isApplied, setApplied] = useState(false)
  const { version, problems, changes, conflicts } = state
  const decided = conflicts.filter((one) => choices.has(nameOfConflict(one)))
  const isNothing = changes.length === 0 && conflicts.length === 0
  const left = conflicts.length - decided.length
  const apply = async () => {
    setApplied(false)
    const done = await run(() => request('POST', `${PATH}/apply`, { version, choices: decided.map((one) => ({ kind: one.kind, key: one.key, side: choices.get(nameOfConflict(one)) })) }))
    if (done) setChoices(new Map())
    setApplied(done)
    onApplied()
  }
  return (
    <>
      <div role="status">{isApplied && <p>{t('files.applied')}</p>}</div>
      {problems.length > 0 && <Problems problems={problems} />}
      {isNothing && problems.length === 0 && <p>{t('files.agree')}</p>}
      {conflicts.length > 0 && (
        <section className={page['conflicts']} aria-labelledby="to-decide">
          <h2 id="to-decide">{t('files.conflicts')} · {conflicts.length}</h2>
          {conflicts.map((one) => {
            const name = nameOfConflict(one)
            return <ConflictCard key={name} conflict={one} chosen={choices.get(name) ?? null} words={words} onChoose={(side) => setChoices(new Map([...choices, [name, side]]))} />
          })}
        </section>
      )}
      {changes.length > 0 && <ComesAlong lines={describeItems(changes, words)} />}
      {!isNothing && (
        <div className={page['foot']}>
          {left > 0 && <p className={css['soft']}>{t('files.left', { count: left })}</p>}
          {problem && <p role="alert" className={css['problem']}>{problem}</p>}
          <Button kind="main" disabled={busy || version === null || (decided.length === 0 && changes.length === 0)} onClick={() => void apply()}>{t('files.apply')}</Button>
        </div>
      )}
    </>
  )
}

function Problems({ problems }: { problems: readonly string[] }) {
  const t = useFilesRoomTexts()
  return (
    <section className={css['problem']} role="alert">
      <h2>{t('files.problems')}</h2>
      <ul className={page['list']}>{problems.map((one) => <li key={one}><bdi dir="auto" lang="en">{one}</bdi></li>)}</ul>
    </section>
  )
}

function ComesAlong({ lines }: { lines: readonly string[] }) {
  const t = useFilesRoomTexts()
  return (
    <section className={css['card']} aria-labelledby="along">
      <h2 id="along">{t('files.changes')}</h2>
      <ul className={page['list']}>
        {lines.slice(0, MOST_CHANGES).map((line, index) => <li key={index}>{line}</li>)}
        {lines.length > MOST_CHANGES && <li>{t('files.moreChanges', { count: lines.length - MOST_CHANGES })}</li>}
      </ul>
    </section>
  )
}
