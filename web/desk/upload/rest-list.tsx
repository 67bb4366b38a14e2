// Files that were not finished, from this browser or another: picked again, they go on.

import type { WireUpload } from '../../../server/archive/uploads/schema.ts'
import { useI18n } from '../../i18n/i18n.tsx'
import { Button } from '../../ui/button.tsx'
import { isolated } from '../../ui/words.tsx'
import css from '../desk.module.css'
import { useDoing } from '../use-doing.ts'
import { useUploadRoomTexts } from './texts.ts'
import page from './upload.module.css'

export function RestList({ uploads, onRemove }: { uploads: readonly WireUpload[]; onRemove: (id: string) => Promise<unknown> }) {
  const t = useUploadRoomTexts()
  const { format } = useI18n()
  const { busy, problem, run } = useDoing()
  if (uploads.length === 0) return null
  return (
    <section className={css['form']} aria-labelledby="not-finished">
      <h2 id="not-finished">{t('rest.title')}</h2>
      <p>{t('rest.help')}</p>
      {problem && <p role="alert" className={css['problem']}>{problem}</p>}
      <ul className={css['list']}>
        {uploads.map(({ id, fileName, bytes, receivedBytes }) => (
          <li key={id} className={css['card']}>
            <h3 className={page['name']}><bdi dir="auto">{fileName}</bdi></h3>
            <progress className={page['bar']} value={receivedBytes} max={bytes} aria-label={fileName} />
            <p className={page['figures']}>{t('way.sent', { sent: format.megabytes(receivedBytes / 1e6), all: format.megabytes(bytes / 1e6) })}</p>
            <Button kind="danger" disabled={busy} aria-label={t('way.removeFile', { file: isolated(fileName) })} onClick={() => void run(() => onRemove(id))}>{t('way.remove')}</Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
