// A track list pasted as text; the station reads it, and what it could not read stays to be mended.

import { useState } from 'react'
import type { TrackList, TrackListWish } from '../../../../server/archive/schema.ts'
import { request } from '../../../api/client.ts'
import { Button } from '../../../ui/button.tsx'
import css from '../../desk.module.css'
import page from '../archive.module.css'
import type { Track } from '../cuts.ts'
import { useArchiveTexts } from '../texts.ts'
import { useAsking } from '../use-asking.ts'
import { RightsField } from './rights-field.tsx'

const ORDERS = ['auto', 'artist_first', 'title_first'] as const

export function PasteTracks({ id, onRead }: { id: string; onRead: (tracks: readonly Track[]) => void }) {
  const t = useArchiveTexts()
  const { busy, problem, ask } = useAsking()
  const [text, setText] = useState('')
  const [order, setOrder] = useState<(typeof ORDERS)[number]>('auto')
  const [rights, setRights] = useState<Track['rights']>('unknown')
  const [untilNext, setUntilNext] = useState(false)
  const [problems, setProblems] = useState<TrackList['problems']>([])
  const [count, setCount] = useState<number | null>(null)
  const read = async () => {
    const wish: TrackListWish = { text, order, rights, untilNext }
    const answer = await ask(() => request<TrackList>('POST', `/api/v1/desk/episodes/${id}/track-list`, wish))
    if (!answer) return
    onRead(answer.tracks)
    setCount(answer.tracks.length)
    setProblems(answer.problems)
    const lines = text.split(/\r\n|[\n\r\u2028\u2029]/)
    setText(answer.problems.map(({ line }) => lines[line - 1] ?? '').join('\n'))
  }
  return (
    <details className={css['card']}>
      <summary>{t('paste.title')}</summary>
      <div className={css['inside']}>
        <label className={`${css['field']} ${page['wide']}`}>
          <span>{t('paste.text')}</span>
          <textarea value={text} rows={6} dir="auto" maxLength={100_000} aria-describedby="paste-help" onChange={({ target }) => setText(target.value)} />
          <small id="paste-help" className={css['soft']}>{t('paste.help')}</small>
        </label>
        <label className={css['field']}>
          <span>{t('paste.order')}</span>
          <select value={order} onChange={({ target }) => setOrder(ORDERS.find((one) => one === target.value) ?? 'auto')}>
            {ORDERS.map((one) => <option key={one} value={one}>{t(`paste.${one}`)}</option>)}
          </select>
        </label>
        <RightsField label={t('paste.rights')} value={rights} onChange={setRights} />
        <label className={css['tick']}>
          <input type="checkbox" checked={untilNext} onChange={({ target }) => setUntilNext(target.checked)} />
          <span>{t('paste.untilNext')}</span>
        </label>
        <Button disabled={busy || text.trim() === ''} onClick={() => void read()}>{t('paste.read')}</Button>
        {problem !== null && <p role="alert" className={css['problem']}>{problem}</p>}
        <p role="status">{count === null ? '' : t('paste.done', { count })}</p>
        {problems.length > 0 && <ul className={css['problem']} role="alert">{problems.map(({ line, message }) => <li key={line}>{message}</li>)}</ul>}
      </div>
    </details>
  )
}
