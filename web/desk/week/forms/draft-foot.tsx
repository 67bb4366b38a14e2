// Below every form: what the edit would do, what is in its way, and the button that saves it.

import type { ReactNode } from 'react'
import type { ChangeOutcomeAnswer, ClashAnswer } from '../../../../server/schedule/plan-schema.ts'
import { Button } from '../../../ui/button.tsx'
import { nameItem, type ChangeWords } from '../change-words.ts'
import type { Draft, Meanwhile, Refusal } from '../use-draft.ts'
import css from './forms.module.css'

interface DraftFootProps {
  readonly draft: Draft
  readonly words: ChangeWords
  /** Nothing is asked for yet. */
  readonly isEmpty: boolean
  readonly saveText?: string
  readonly kind?: 'main' | 'danger'
  /** Dates say nothing where something only goes away. */
  readonly tellsDates?: boolean
}

export function DraftFoot({ draft, words, isEmpty, saveText, kind = 'main', tellsDates = true }: DraftFootProps) {
  const { t } = words
  const { preview, refusal, isSaving } = draft
  const clashes = preview?.clashes ?? []
  const isSame = preview !== null && preview.items.length === 0
  return (
    <div className={css['foot']}>
      <div role="status">
        {isEmpty ? null : refusal ? null : preview ? tellsDates && <Preview preview={preview} words={words} /> : <p className={css['soft']}>{t('form.looking')}</p>}
      </div>
      {clashes.length > 0 && !refusal && <Clashes clashes={clashes} words={words} />}
      {refusal && <Refused refusal={refusal} words={words} onAgain={draft.again} />}
      <Button type="submit" kind={kind} disabled={isEmpty || isSaving || isSame || refusal?.kind === 'meanwhile'}>{saveText ?? t('form.save')}</Button>
    </div>
  )
}

function Preview({ preview, words: { t, formats } }: { preview: ChangeOutcomeAnswer; words: ChangeWords }) {
  if (preview.items.length === 0) return <p className={css['soft']}>{t('form.same')}</p>
  const next = preview.next.filter(({ cancelled }) => !cancelled)
  return (
    <>
      <h3>{t('form.next')}</h3>
      {next.length === 0 && <p>{t('form.noNext')}</p>}
      <ol className={css['dates']}>
        {next.slice(0, 6).map((one) => <li key={one.id}>{formats.moment(Date.parse(one.startsAt))}</li>)}
      </ol>
      {preview.notes.map((note) => (
        <p key={`${note.code} ${note.date}`} className={css['note']}>
          {note.code === 'clock_gap' ? t('form.gap', { date: formats.date(note.date), planned: formats.clock(note.plannedTime), time: formats.clock(note.time) }) : t('form.dropped', { date: formats.date(note.date) })}
        </p>
      ))}
      {preview.clashes.length === 0 && <p className={css['soft']}>{t('form.fits')}</p>}
    </>
  )
}

function Clashes({ clashes, words: { t, formats }, children }: { clashes: readonly ClashAnswer[]; words: ChangeWords; children?: ReactNode }) {
  return (
    <div role="alert" className={css['problem']}>
      <h3>{t('form.clashes')}</h3>
      <ul>
        {clashes.map(({ first, date, minutes, times }) => (
          <li key={`${first.slug} ${first.startsAt} ${date}`}>
            {t('form.clash', { day: formats.date(date), range: formats.range(Date.parse(first.startsAt), Date.parse(first.endsAt)), title: first.title, minutes })}
            {times > 1 && ` ${t('form.clashMore', { count: times - 1 })}`}
          </li>
        ))}
      </ul>
      {children}
    </div>
  )
}

function Refused({ refusal, words, onAgain }: { refusal: Refusal; words: ChangeWords; onAgain: () => void }) {
  const { t } = words
  switch (refusal.kind) {
    case 'unreachable':
      return <p role="alert" className={css['problem']}>{t('form.unreachable')}</p>
    case 'clash':
      return <Clashes clashes={refusal.clashes} words={words}><Sentence message={refusal.message} words={words} /></Clashes>
    case 'meanwhile':
      return <ChangedMeanwhile changes={refusal.changes} words={words} onAgain={onAgain} />
    case 'other':
      return <div role="alert" className={css['problem']}><Sentence message={refusal.message} words={words} /></div>
  }
}

/** The station's own sentence, which is in English. */
export function Sentence({ message, words: { t } }: { message: string; words: Pick<ChangeWords, 't'> }) {
  return <p className={css['sentence']}>{t('form.says')} <bdi lang="en" dir="ltr">{message}</bdi></p>
}

function ChangedMeanwhile({ changes, words, onAgain }: { changes: readonly Meanwhile[]; words: ChangeWords; onAgain: () => void }) {
  const { t, formats } = words
  return (
    <div role="alert" className={css['problem']}>
      <h3>{t('form.meanwhile')}</h3>
      <ul>
        {changes.map(({ id, at, by, items }) => (
          <li key={id}>{t('form.meanwhileBy', { who: by ?? t('changes.files'), when: formats.moment(Date.parse(at)), what: items.map((item) => nameItem(item, words)).join('; ') })}</li>
        ))}
      </ul>
      <p>{t('form.meanwhileHelp')}</p>
      <Button onClick={onAgain}>{t('form.again')}</Button>
    </div>
  )
}
