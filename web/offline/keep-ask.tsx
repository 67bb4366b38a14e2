// Keeping an episode from a list: asked of the station first, so that its size is said before anything is fetched.

import { useState } from 'react'
import type { EpisodePage, EpisodeSummary } from '../../server/archive/schema.ts'
import { request } from '../api/client.ts'
import { useWork } from '../api/use-work.ts'
import { episodeQuestion } from '../archive/page-of.ts'
import { Button } from '../ui/button.tsx'
import { canKeep } from './downloads.ts'
import KeepForLater from './keep-for-later.tsx'
import { keptFrom, type KeepableEpisode } from './kept-episode.ts'
import css from './keep-for-later.module.css'
import { useOfflineTexts } from './texts.ts'
import { useDownloads } from './use-downloads.ts'

export default function KeepAsk({ episode }: { episode: EpisodeSummary }) {
  const t = useOfflineTexts()
  const { kept, underWay } = useDownloads()
  const [offered, setOffered] = useState<KeepableEpisode | null>(null)
  const { busy, problem, run } = useWork(() => t('keep.failed'))
  if (!canKeep()) return null
  const known = kept?.find(({ id }) => id === episode.id) ?? underWay[episode.id]?.episode ?? offered
  if (known) return <KeepForLater episode={known} />
  const ask = async () => {
    // With what plays it, which is to be on the device too.
    const [whole, { playableFiles, rememberedFile }] = await Promise.all([request<EpisodePage>('GET', episodeQuestion(episode.show.address, episode.slug)), import('../archive/episode-view.tsx')])
    const file = rememberedFile(playableFiles(whole.files))
    setOffered(file && keptFrom(whole, file))
  }
  return (
    <div className={css.card}>
      <Button aria-label={t('keep.askOf', { title: episode.title })} disabled={busy} onClick={() => void run(ask)}>
        {t('keep.ask')}
      </Button>
      <p role="status">{problem ?? ''}</p>
    </div>
  )
}
