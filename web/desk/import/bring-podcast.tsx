// Giving the address of a podcast, seeing what its feed has, and having its episodes brought.

import { useState, type FormEvent } from 'react'
import type { SeenFeedAnswer } from '../../../server/archive/import/schema.ts'
import type { ShowSummary } from '../../../server/shows/schema.ts'
import { request } from '../../api/client.ts'
import { Button } from '../../ui/button.tsx'
import css from '../desk.module.css'
import { useDoing } from '../use-doing.ts'
import { BeginForm } from './begin-form.tsx'
import { PATIENCE_MS } from './begin-import.ts'
import { SeenFeed } from './seen-feed.tsx'
import { useImportRoomTexts } from './texts.ts'

export function BringPodcast({ shows, onBegun }: { shows: readonly ShowSummary[]; onBegun: () => void }) {
  const t = useImportRoomTexts()
  const { busy, problem, run } = useDoing()
  const [url, setUrl] = useState('')
  const [seen, setSeen] = useState<SeenFeedAnswer | null>(null)
  const [asked, setAsked] = useState<number | null>(null)
  const look = async (event: FormEvent) => {
    event.preventDefault()
    setSeen(null)
    setAsked(null)
    await run(async () => setSeen(await request<SeenFeedAnswer>('POST', '/api/v1/desk/imports/look', { url }, PATIENCE_MS)))
  }
  const begun = (episodes: number) => {
    setSeen(null)
    setUrl('')
    setAsked(episodes)
    onBegun()
  }
  return (
    <section className={css['card']} aria-labelledby="bring">
      <h2 id="bring">{t('look.title')}</h2>
      <p>{t('look.help')}</p>
      <form className={css['form']} onSubmit={(event) => void look(event)}>
        <label className={css['field']}>
          <span>{t('look.address')}</span>
          <input type="text" inputMode="url" dir="ltr" autoComplete="off" spellCheck={false} required value={url} onChange={({ target }) => setUrl(target.value)} />
        </label>
        <Button type="submit" kind={seen ? 'quiet' : 'main'} disabled={busy}>{t('look.do')}</Button>
      </form>
      <p role="status">{busy ? t('look.looking') : asked !== null ? (asked === 0 ? t('seen.nothingNew') : t('begin.asked', { count: asked })) : ''}</p>
      {problem && <p role="alert" className={css['problem']}>{problem}</p>}
      {seen && (
        <>
          <SeenFeed feed={seen} />
          {!seen.isLocked && seen.episodes > 0 && <BeginForm feed={seen} shows={shows} onBegun={begun} />}
        </>
      )}
    </section>
  )
}
