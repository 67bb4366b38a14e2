// Where the episodes of a podcast go, which of them, and whether the station may have them.

import { useState, type FormEvent } from 'react'
import type { SeenFeedAnswer } from '../../../server/archive/import/schema.ts'
import type { ShowSummary } from '../../../server/shows/schema.ts'
import { Button } from '../../ui/button.tsx'
import css from '../desk.module.css'
import { Choice, Tick } from '../shows/choice.tsx'
import { useDoing } from '../use-doing.ts'
import { beginImport } from './begin-import.ts'
import { showName } from './show-name.ts'
import { useImportRoomTexts } from './texts.ts'

export function BeginForm({ feed, shows, onBegun }: { feed: SeenFeedAnswer; shows: readonly ShowSummary[]; onBegun: (episodes: number) => void }) {
  const t = useImportRoomTexts()
  const { busy, problem, run } = useDoing()
  const [show, setShow] = useState('')
  const [since, setSince] = useState('')
  const [how, setHow] = useState<'published' | 'drafts'>('published')
  const [rights, setRights] = useState(false)
  const begin = async (event: FormEvent) => {
    event.preventDefault()
    await run(async () => onBegun(await beginImport({ url: feed.url, show, since: since === '' ? null : `${since}T00:00:00Z`, publish: how === 'published', rightsConfirmed: rights })))
  }
  const options = [
    { value: '', label: t('begin.choose') },
    ...shows.map((one) => (one.archive === 'none' ? { value: one.slug, label: t('begin.noArchive', { show: showName(one) }), disabled: true } : { value: one.slug, label: showName(one) })),
  ]
  return (
    <form className={css['form']} onSubmit={(event) => void begin(event)}>
      <Choice label={t('begin.show')} value={show} options={options} onChange={setShow} />
      <label className={css['field']}>
        <span>{t('begin.since')}</span>
        <input type="date" value={since} onChange={({ target }) => setSince(target.value)} />
      </label>
      <Choice label={t('begin.how')} value={how} options={[{ value: 'published', label: t('begin.published') }, { value: 'drafts', label: t('begin.drafts') }]} onChange={setHow} />
      <Tick label={t('begin.rights')} value={rights} onChange={setRights} />
      {problem && <p role="alert" className={css['problem']}>{problem}</p>}
      <Button type="submit" kind="main" disabled={busy || show === '' || !rights}>{t('begin.do')}</Button>
    </form>
  )
}
