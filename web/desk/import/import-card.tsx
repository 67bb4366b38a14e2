// One podcast that comes or came: how far it is, and what can be done about it. Its episodes are asked for when somebody opens it.

import { useState } from 'react'
import type { FeedImportAnswer } from '../../../server/archive/import/schema.ts'
import type { ShowSummary } from '../../../server/shows/schema.ts'
import { request } from '../../api/client.ts'
import { useI18n } from '../../i18n/i18n.tsx'
import { Button } from '../../ui/button.tsx'
import { isolated, Words } from '../../ui/words.tsx'
import css from '../desk.module.css'
import { useDoing } from '../use-doing.ts'
import { beginImport } from './begin-import.ts'
import page from './import.module.css'
import { ImportedEpisodes } from './imported-episodes.tsx'
import { useImportRoomTexts } from './texts.ts'

export function ImportCard({ podcast, shows, onChanged }: { podcast: FeedImportAnswer; shows: readonly ShowSummary[]; onChanged: () => void }) {
  const t = useImportRoomTexts()
  const { format } = useI18n()
  const { busy, problem, run } = useDoing()
  const [isOpen, setOpen] = useState(false)
  const [asked, setAsked] = useState<number | null>(null)
  const { waiting, running, done, failed, cancelled } = podcast.counts
  const all = waiting + running + done + failed + cancelled
  const isUnderWay = waiting + running > 0
  const stop = () => run(async () => {
    await request('POST', `/api/v1/desk/imports/${podcast.id}/stop`)
    onChanged()
  })
  // The rights were confirmed for this feed when it was begun.
  const again = () => run(async () => {
    setAsked(await beginImport({ url: podcast.feedUrl, show: podcast.show.slug, since: podcast.since, publish: podcast.publish, rightsConfirmed: true }))
    onChanged()
  })
  return (
    <details className={css['card']} open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <span>{t('list.to', { podcast: isolated(podcast.title), show: isolated(podcast.show.title) })}</span>
        <span className={css['soft']}>{t('list.progress', { done: format.number(done), all: format.number(all) })}</span>
        {failed > 0 && <span className={css['tag']}>{t('list.failed', { count: failed })}</span>}
        {cancelled > 0 && !isUnderWay && <span className={css['tag']}>{t('list.stopped')}</span>}
      </summary>
      {isOpen && (
        <div className={css['inside']}>
          {isUnderWay && <progress className={page['progress']} max={all} value={done + failed + cancelled} aria-label={t('list.progress', { done, all })} />}
          <p className={css['soft']}>
            {t('list.started', { date: format.dates(new Date(podcast.startedAt), new Date(podcast.startedAt)) })}
            {podcast.startedBy !== null && <> · <Words>{podcast.startedBy}</Words></>}
            {' · '}<bdi dir="ltr" className={page['address']}>{podcast.feedUrl}</bdi>
          </p>
          <p className={css['row']}>
            {isUnderWay && <Button kind="danger" disabled={busy} onClick={() => void stop()}>{t('list.stop')}</Button>}
            {!isUnderWay && <Button disabled={busy || !shows.some(({ slug }) => slug === podcast.show.slug)} onClick={() => void again()}>{t('list.again')}</Button>}
          </p>
          <p role="status">{busy ? t('look.looking') : asked !== null ? (asked === 0 ? t('seen.nothingNew') : t('begin.asked', { count: asked })) : ''}</p>
          {problem && <p role="alert" className={css['problem']}>{problem}</p>}
          <ImportedEpisodes podcast={podcast} isUnderWay={isUnderWay} onChanged={onChanged} />
        </div>
      )}
    </details>
  )
}
