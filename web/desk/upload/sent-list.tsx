// What somebody sent, and what became of it.

import { Link } from 'wouter'
import type { UploadOptions, WireUpload } from '../../../server/archive/uploads/schema.ts'
import { useI18n } from '../../i18n/i18n.tsx'
import { Button } from '../../ui/button.tsx'
import { isolated, Words } from '../../ui/words.tsx'
import css from '../desk.module.css'
import { useDoing } from '../use-doing.ts'
import { slotWords } from './slot-field.tsx'
import { useUploadRoomTexts } from './texts.ts'
import page from './upload.module.css'

interface SentListProps {
  readonly uploads: readonly WireUpload[]
  readonly shows: UploadOptions['shows']
  readonly onRemove: (id: string) => Promise<unknown>
}

export function SentList({ uploads, shows, onRemove }: SentListProps) {
  const t = useUploadRoomTexts()
  if (uploads.length === 0) return null
  return (
    <section className={css['form']} aria-labelledby="what-was-sent">
      <h2 id="what-was-sent">{t('sent.title')}</h2>
      <ul className={css['list']}>{uploads.map((upload) => <li key={upload.id}><SentCard upload={upload} show={shows.find(({ slug }) => slug === upload.show)} onRemove={onRemove} /></li>)}</ul>
    </section>
  )
}

function SentCard({ upload, show, onRemove }: { upload: WireUpload; show: UploadOptions['shows'][number] | undefined; onRemove: SentListProps['onRemove'] }) {
  const t = useUploadRoomTexts()
  const { busy, problem, run } = useDoing()
  const { id, fileName, state } = upload
  return (
    <div className={css['card']}>
      <h3 className={page['name']}><bdi dir="auto">{fileName}</bdi></h3>
      {show && <p><Words lang={show.language ?? undefined}>{show.title}</Words></p>}
      <div role="status" className={css['form']}><Outcome upload={upload} /></div>
      {problem && <p role="alert" className={css['problem']}>{problem}</p>}
      {(state === 'failed' || state === 'stopped') && (
        <Button kind="danger" disabled={busy} aria-label={t('way.removeFile', { file: isolated(fileName) })} onClick={() => void run(() => onRemove(id))}>{t('way.remove')}</Button>
      )}
    </div>
  )
}

function Outcome({ upload: { state, progress, problem, slot, isDelivered, episodeId, fileName } }: { upload: WireUpload }) {
  const t = useUploadRoomTexts()
  const { format } = useI18n()
  if (state === 'failed') return <p className={css['problem']}>{t('sent.failed')} <bdi lang="en" dir="ltr">{problem}</bdi></p>
  if (state === 'stopped') return <p>{t('sent.stopped')}</p>
  if (state === 'in_work') return <><p>{t('sent.inWork')}</p><progress className={page['bar']} value={progress} max={1} aria-label={t('sent.inWork')} /></>
  return (
    <>
      {slot && <p>{isDelivered ? t('sent.ready', { slot: slotWords(slot, t, format) }) : t('sent.late')}</p>}
      {episodeId !== null && <p>{t('sent.draft')}</p>}
      {episodeId !== null && <p><Link href={`/desk/archive/${episodeId}`} className={page['open']} aria-label={t('sent.openFile', { file: isolated(fileName) })}>{t('sent.open')}</Link></p>}
    </>
  )
}
