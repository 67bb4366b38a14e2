// The radio on every page but the first: play or stop, and what is on. The sound itself lives above all pages. While an episode
// plays, its bar stands here.

import { Suspense } from 'react'
import { useStation } from '../api/station-feed-context.tsx'
import { useI18n } from '../i18n/i18n.tsx'
import { useGuest } from '../player/guest.ts'
import { usePlayer } from '../player/player-context.tsx'
import { PlayerStatus } from '../player/player-status.tsx'
import { useTools } from '../player/tools.ts'
import { useIsAwake } from '../player/use-awake.ts'
import { toneOf } from '../ui/tones.ts'
import { Words } from '../ui/words.tsx'
import css from './play-bar.module.css'
import { useHeard } from './use-heard.ts'
import { useLockScreen } from './use-lock-screen.ts'

export function PlayBar() {
  const { t } = useI18n()
  const { name } = useStation()
  const heard = useHeard()
  const { player, isOn } = usePlayer()
  const isAwake = useIsAwake()
  const show = heard?.show ?? null
  const Guest = useGuest()
  const Tools = useTools()?.InBar
  useLockScreen()
  if (Guest) return <Suspense fallback={null}><Guest /></Suspense>
  const sign = (
    <svg viewBox="0 0 48 48" className={css.sign} aria-hidden="true" focusable="false">
      {isOn ? <rect x="11" y="11" width="26" height="26" rx="3" /> : <path d="M14 7.5v33a2 2 0 0 0 3 1.7l27-16.5a2 2 0 0 0 0-3.4L17 5.8a2 2 0 0 0-3 1.7z" />}
    </svg>
  )
  return (
    <section className={`${css.bar} ${toneOf(show?.slug ?? null)}`} aria-label={t('player.bar')}>
      {isAwake ? (
        <button type="button" className={css.play} aria-label={isOn ? t('player.stopStation') : t('player.playStation')} onClick={isOn ? player.stop : player.play}>
          {sign}
        </button>
      ) : (
        <a href="/listen/radio.mp3" className={css.play} aria-label={t('player.playStation')}>
          {sign}
        </a>
      )}
      <div className={css.words}>
        <p className={css.title}>{show ? <Words lang={show.languages[0]}>{show.title}</Words> : name}</p>
        {isOn ? <PlayerStatus className={css.status} /> : <p className={css.status}>{heard?.live ? t('onAir.live') : t('onAir.now')}</p>}
      </div>
      {Tools && <Suspense fallback={null}><Tools /></Suspense>}
    </section>
  )
}
