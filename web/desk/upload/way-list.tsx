// The files on their way: how far each is, how long it will take, and what can be done with it.

import { useI18n } from '../../i18n/i18n.tsx'
import { Button } from '../../ui/button.tsx'
import { isolated } from '../../ui/words.tsx'
import css from '../desk.module.css'
import type { Item, SendQueue } from './send-queue.ts'
import type { SendingState } from './sending.ts'
import { useUploadRoomTexts, type UploadTranslate } from './texts.ts'
import page from './upload.module.css'

export function WayList({ items, queue, onRemove }: { items: readonly Item[]; queue: SendQueue; onRemove: (id: string) => Promise<unknown> }) {
  const t = useUploadRoomTexts()
  if (items.length === 0) return null
  return (
    <section className={css['form']} aria-labelledby="on-its-way">
      <h2 id="on-its-way">{t('way.title')}</h2>
      <p>{t('way.help')}</p>
      <ul className={css['list']}>{items.map((item) => <li key={item.key}><WayCard item={item} queue={queue} onRemove={onRemove} /></li>)}</ul>
    </section>
  )
}

function WayCard({ item, queue, onRemove }: { item: Item; queue: SendQueue; onRemove: (id: string) => Promise<unknown> }) {
  const t = useUploadRoomTexts()
  const { format } = useI18n()
  const { key, state, fileName, bytes, sentBytes, leftMs, uploadId } = item
  const file = isolated(fileName)
  const remove = () => {
    queue.drop(key)
    // What is not there any more need not be removed.
    if (uploadId !== null) void onRemove(uploadId).catch(() => {})
  }
  return (
    <div className={css['card']}>
      <h3 className={page['name']}><bdi dir="auto">{fileName}</bdi></h3>
      <progress className={page['bar']} value={sentBytes} max={bytes} aria-label={fileName} />
      <p className={page['figures']}>
        {t('way.sent', { sent: format.megabytes(sentBytes / 1e6), all: format.megabytes(bytes / 1e6) })}
        {leftMs !== null && <> · {t('way.left', { time: format.duration(leftMs) })}</>}
      </p>
      <p role="status" className={state.kind === 'refused' ? css['problem'] : css['soft']}>{stateWords(state, t)}</p>
      <div className={css['row']}>
        {(state.kind === 'sending' || state.kind === 'no-line') && <Button aria-label={t('way.pauseFile', { file })} onClick={() => queue.pause(key)}>{t('way.pause')}</Button>}
        {(state.kind === 'paused' || state.kind === 'refused') && <Button aria-label={t('way.goOnFile', { file })} onClick={() => queue.goOn(key)}>{t('way.goOn')}</Button>}
        {state.kind !== 'sent' && <Button kind="danger" aria-label={t('way.removeFile', { file })} onClick={remove}>{t('way.remove')}</Button>}
      </div>
    </div>
  )
}

/** Refusals that people meet often, told in their language; all others are told in the station's words. */
const KNOWN = ['file_too_large', 'file_empty', 'no_space', 'slot_unknown', 'archive_none', 'too_many_uploads', 'may_not_upload', 'upload_not_found'] as const

function stateWords(state: SendingState, t: UploadTranslate): string {
  switch (state.kind) {
    case 'waiting':
      return t('way.waiting')
    case 'sending':
      return t('way.sending')
    case 'paused':
      return t('way.paused')
    case 'sent':
      return t('way.arrived')
    case 'no-line':
      return t('way.noLine')
    case 'refused': {
      const known = KNOWN.find((code) => code === state.code)
      return t('way.refused', { reason: known ? t(`problem.${known}`) : isolated(state.message) })
    }
  }
}
