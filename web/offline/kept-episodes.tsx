// The episodes on this device: heard from here, taken away here. And those that are on their way to it.

import { useEffect } from 'react'
import { PlaySign } from '../archive/play-sign.tsx'
import { useEpisodePlayer } from '../archive/episode-view.tsx'
import { useI18n } from '../i18n/i18n.tsx'
import { ShowTile } from '../programme/show-tile.tsx'
import { Button } from '../ui/button.tsx'
import list from '../ui/list-item.module.css'
import { ListItem } from '../ui/list-item.tsx'
import part from '../ui/page-part.module.css'
import { Words } from '../ui/words.tsx'
import { downloads } from './downloads.ts'
import KeepForLater from './keep-for-later.tsx'
import type { KeepableEpisode, KeptEpisode } from './kept-episode.ts'
import css from './kept-episodes.module.css'
import { useOfflineTexts } from './texts.ts'
import { useDownloads } from './use-downloads.ts'

export function KeptEpisodes({ level }: { level: 2 | 3 }) {
  const { format } = useI18n()
  const t = useOfflineTexts()
  const { kept, isForbidden, underWay, takenBack } = useDownloads()
  useEffect(() => void downloads.tellTakenBack(), [kept])
  const coming = Object.values(underWay).filter(({ episode }) => !kept?.some(({ id }) => id === episode.id))
  return (
    <div>
      <p role="status" data-kept={kept?.length} className={css.sum}>
        {isForbidden ? t('kept.forbidden') : !kept ? t('kept.loading') : kept.length + coming.length === 0 ? t('kept.none') : t('kept.sum', { count: kept.length, size: format.size(kept.reduce((sum, { file }) => sum + file.bytes, 0)) })}
      </p>
      {takenBack.length > 0 && (
        <div role="status" className={css.takenBack}>
          <p>{t('kept.takenBack')}</p>
          <ul className={part.list}>
            {takenBack.map(({ id, title, languages }) => (
              <li key={id}>
                <Words lang={languages[0]}>{title}</Words>
              </li>
            ))}
          </ul>
        </div>
      )}
      <ul className={part.list}>
        {coming.map(({ episode }) => (
          <KeptItem key={episode.id} episode={episode} kept={null} level={level} />
        ))}
        {kept?.map((episode) => (
          <KeptItem key={episode.id} episode={episode} kept={episode} level={level} />
        ))}
      </ul>
    </div>
  )
}

/** `kept`: all of it is here. */
function KeptItem({ episode, kept, level }: { episode: KeepableEpisode; kept: KeptEpisode | null; level: 2 | 3 }) {
  const { format } = useI18n()
  const { title, latinTitle, languages, show, coverUrl, durationMs, file } = episode
  return (
    <ListItem
      picture={coverUrl ? <img src={coverUrl} alt="" width={56} height={56} decoding="async" className={list.cover} /> : <ShowTile slug={show.slug} />}
      href={episode.page}
      title={title}
      latinTitle={latinTitle}
      language={languages[0]}
      level={level}
    >
      <p>
        <Words>{show.title}</Words>
      </p>
      <p className={list.about}>{[format.duration(durationMs), format.size(file.bytes)].join(' · ')}</p>
      {kept ? <PlayAndRemove episode={kept} /> : <KeepForLater episode={episode} />}
    </ListItem>
  )
}

function PlayAndRemove({ episode }: { episode: KeptEpisode }) {
  const t = useOfflineTexts()
  const { view, episodes } = useEpisodePlayer()
  const { id, title, show, page, languages, coverUrl, durationMs, chapters, file } = episode
  const isHere = view.episode?.id === id
  const isOn = isHere && view.isOn
  const play = () => {
    if (isHere) episodes().resume()
    else episodes().start({ id, page, title, languages, showTitle: show.title, coverUrl, length: durationMs / 1000, chapters }, file.url, episodes().places.find(id))
  }
  const remove = async () => {
    // Reading goes on at the list, or at what says that it is empty.
    const next = document.querySelector<HTMLElement>('#content')
    if (isHere) episodes().putAway()
    await downloads.remove(episode)
    next?.focus({ preventScroll: true })
  }
  return (
    <div className={css.ways}>
      <button type="button" className={css.play} aria-label={isOn ? t('keep.pause', { title }) : t('keep.play', { title })} onClick={isOn ? () => episodes().pause() : play}>
        <PlaySign isOn={isOn} className={css.sign} />
      </button>
      <Button aria-label={t('keep.removeOf', { title })} onClick={() => void remove()}>
        {t('keep.remove')}
      </Button>
    </div>
  )
}
