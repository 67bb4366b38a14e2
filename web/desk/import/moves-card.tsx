// Shows whose podcast lives elsewhere from now on: what apps are told.

import { useState, type FormEvent } from 'react'
import type { FeedMoveAnswer } from '../../../server/archive/import/schema.ts'
import type { ShowSummary } from '../../../server/shows/schema.ts'
import { request } from '../../api/client.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { Button } from '../../ui/button.tsx'
import { isolated } from '../../ui/words.tsx'
import css from '../desk.module.css'
import { Choice, Tick } from '../shows/choice.tsx'
import { useDoing } from '../use-doing.ts'
import { showName } from './show-name.ts'
import { useImportRoomTexts } from './texts.ts'

export function MovesCard({ shows }: { shows: readonly ShowSummary[] }) {
  const t = useImportRoomTexts()
  const asked = useAnswer<{ moves: FeedMoveAnswer[] }>('/api/v1/desk/feed-moves')
  const { busy, problem, run } = useDoing()
  const [show, setShow] = useState('')
  const [movedTo, setMovedTo] = useState('')
  const [redirects, setRedirects] = useState(false)
  const move = (slug: string, wish: { movedTo: string; redirects: boolean }) => run(async () => {
    await request('PUT', `/api/v1/desk/feed-moves/${slug}`, wish)
    setMovedTo('')
    setShow('')
    setRedirects(false)
    asked.again()
  })
  const stay = (slug: string) => run(async () => {
    await request('DELETE', `/api/v1/desk/feed-moves/${slug}`)
    asked.again()
  })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    await move(show, { movedTo: movedTo.trim(), redirects })
  }
  return (
    <details className={css['card']}>
      <summary>{t('moves.title')}</summary>
      <div className={css['inside']}>
        <p>{t('moves.help')}</p>
        <ul className={css['list']}>
          {(asked.state === 'answered' ? asked.answer.moves : []).map((one) => (
            <li key={one.show.slug} className={css['row']}>
              <span>{t('moves.to', { show: isolated(one.show.title), address: isolated(one.movedTo) })}</span>
              <span className={css['tag']}>{one.redirects ? t('moves.redirects') : t('moves.tells')}</span>
              {!one.redirects && <Button disabled={busy} onClick={() => void move(one.show.slug, { movedTo: one.movedTo, redirects: true })}>{t('moves.startRedirect')}</Button>}
              <Button disabled={busy} onClick={() => void stay(one.show.slug)}>{t('moves.stay')}</Button>
            </li>
          ))}
        </ul>
        <form className={css['form']} onSubmit={(event) => void submit(event)}>
          <Choice label={t('begin.show')} value={show} options={[{ value: '', label: t('begin.choose') }, ...shows.map((one) => ({ value: one.slug, label: showName(one) }))]} onChange={setShow} />
          <label className={css['field']}>
            <span>{t('moves.address')}</span>
            <input type="text" inputMode="url" dir="ltr" autoComplete="off" spellCheck={false} required value={movedTo} onChange={({ target }) => setMovedTo(target.value)} />
          </label>
          <Tick label={t('moves.redirect')} value={redirects} onChange={setRedirects} />
          {problem && <p role="alert" className={css['problem']}>{problem}</p>}
          <Button type="submit" disabled={busy || show === ''}>{t('moves.do')}</Button>
        </form>
      </div>
    </details>
  )
}
