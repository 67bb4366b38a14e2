// The episode that plays, at the foot of every page: pause, where it is, the way to its page, and back to the radio.

import { useSyncExternalStore, type ComponentType } from 'react'
import { Link } from 'wouter'
import { useI18n } from '../i18n/i18n.tsx'
import css from '../on-air/play-bar.module.css'
import { usePlayer } from '../player/player-context.tsx'
import { toneOf } from '../ui/tones.ts'
import { Words } from '../ui/words.tsx'
import type { EpisodePlayer } from './episode-player.ts'
import own from './guest-bar.module.css'
import { clockOf, hashOf } from './moment.ts'
import { PlaySign } from './play-sign.tsx'
import { useArchiveTexts } from './texts.ts'

/** The bar of that player; the same each time it is drawn. */
export function guestBarOf(episodes: EpisodePlayer): ComponentType {
  return function GuestBar() {
    const { t: site } = useI18n()
    const t = useArchiveTexts()
    const { player: radio } = usePlayer()
    const { episode, isOn, at } = useSyncExternalStore(episodes.watch, episodes.view, episodes.view)
    if (!episode) return null
    return (
      <section className={`${css.bar} ${own.bar} ${toneOf(null)}`} aria-label={t('episode.bar')}>
        <button type="button" className={css.play} aria-label={isOn ? t('episode.pause') : t('episode.play')} onClick={isOn ? episodes.pause : episodes.resume}>
          <PlaySign isOn={isOn} className={css.sign} />
        </button>
        <div className={css.words}>
          <p className={own.title}>
            <Link href={`${episode.page}${hashOf(at)}`} dir="auto" className={own.link}>
              <Words lang={episode.languages[0]}>{episode.title}</Words>
            </Link>
          </p>
          <p className={css.status}>
            <bdi dir="ltr">
              {clockOf(at)} / {clockOf(episode.length)}
            </bdi>
          </p>
        </div>
        <div className={own.ways}>
          <button type="button" className={own.way} aria-label={site('player.playStation')} onClick={radio.play}>
            {site('onAir.live')}
          </button>
          <button type="button" className={own.way} aria-label={t('episode.close')} onClick={episodes.putAway}>
            <svg viewBox="0 0 24 24" className={own.close} aria-hidden="true" focusable="false">
              <path d="M5 5l14 14M19 5L5 19" />
            </svg>
          </button>
        </div>
      </section>
    )
  }
}
