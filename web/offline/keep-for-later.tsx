// Keeping one episode for later: what it costs, how far it is, stop, and what became of it. Only where a browser can do it.

import type { MouseEvent } from 'react'
import { useI18n } from '../i18n/i18n.tsx'
import { Button } from '../ui/button.tsx'
import { canKeep, downloads, type Refusal } from './downloads.ts'
import css from './keep-for-later.module.css'
import type { KeepableEpisode } from './kept-episode.ts'
import { useOfflineTexts, type OfflineTexts } from './texts.ts'
import { useDownloads } from './use-downloads.ts'

export default function KeepForLater({ episode }: { episode: KeepableEpisode }) {
  const { format } = useI18n()
  const t = useOfflineTexts()
  const { kept, underWay } = useDownloads()
  if (!canKeep()) return null
  const { id, title } = episode
  const known = kept?.find((one) => one.id === id)
  const download = underWay[id]
  const isComing = download?.state === 'getting' || download?.state === 'waiting'
  const { bytes } = (known ?? download?.episode ?? episode).file
  const size = format.size(bytes)
  const [words, name, act] = isComing
    ? [t('keep.stop'), t('keep.stopOf', { title }), () => downloads.stop(id)]
    : known
      ? [t('keep.remove'), t('keep.removeOf', { title }), () => downloads.remove(known)]
      : [t(download ? 'keep.again' : 'keep.button', { size }), undefined, () => downloads.keep(episode)]
  // It says something else by then.
  const press = (event: MouseEvent) => event.detail < 2 && void act()
  return (
    <div className={css.card}>
      {isComing && (
        <>
          <progress className={css.progress} max={bytes} value={download.received} aria-label={t('keep.progress', { title })} />
          <p className={css.size}>{t('keep.getting', { done: format.size(download.received), size })}</p>
        </>
      )}
      {/* Always the same button, so that a keyboard stays where it is. */}
      <Button key="act" aria-label={name} onClick={press}>
        {words}
      </Button>
      {!isComing && !known && <p className={css.help}>{t('keep.help')}</p>}
      <p key="said" role="status" data-kept={known ? '' : undefined} className={css.said}>
        {isComing ? (download.state === 'waiting' ? t('keep.waiting') : '') : known ? t('keep.done', { size }) : download ? t(REFUSED[download.state]) : ''}
      </p>
    </div>
  )
}

const REFUSED = { 'no-room': 'keep.noRoom', forbidden: 'keep.forbidden', gone: 'keep.gone', 'not-given': 'keep.notGiven', failed: 'keep.failed' } as const satisfies Record<Refusal, keyof OfflineTexts>
