// The largest thing on the page: play, in the middle of many voices, drawn as broken rings that turn while the radio sounds.
// Until the page's script runs, and where it never does, it is a link to the stream: the radio plays all the same.

import { useI18n } from '../i18n/i18n.tsx'
import { usePlayer } from './player-context.tsx'
import css from './play-button.module.css'
import { useIsAwake } from './use-awake.ts'

// Each ring is a voice: its distance from the middle, and how long it speaks and listens, in hundredths of the ring.
// The ring's seam lies in the last pause, where a rounding error shows nothing.
const VOICES = [
  { radius: 96, rhythm: '31 7 9 13 24 16', pause: 16 },
  { radius: 128, rhythm: '12 10 38 8 6 26', pause: 26 },
  { radius: 160, rhythm: '44 12 5 9 18 12', pause: 12 },
  { radius: 192, rhythm: '8 14 21 7 33 17', pause: 17 },
] as const

export function PlayButton() {
  const { t } = useI18n()
  const { player, isOn, status } = usePlayer()
  const isAwake = useIsAwake()
  const face = (
    <>
      <svg viewBox="0 0 48 48" className={css.sign} aria-hidden="true" focusable="false">
        {isOn ? <rect x="11" y="11" width="26" height="26" rx="3" /> : <path d="M14 7.5v33a2 2 0 0 0 3 1.7l27-16.5a2 2 0 0 0 0-3.4L17 5.8a2 2 0 0 0-3 1.7z" />}
      </svg>
      <span className={css.word} aria-hidden="true">
        {isOn ? t('player.stop') : t('player.play')}
      </span>
    </>
  )
  return (
    <div className={css.stage} data-sounding={status === 'playing' ? '' : undefined}>
      <svg viewBox="-212 -212 424 424" className={css.voices} aria-hidden="true" focusable="false">
        {VOICES.map(({ radius, rhythm, pause }) => (
          <circle key={radius} r={radius} pathLength="100" strokeDasharray={rhythm} strokeDashoffset={-pause / 2} className={css.voice} />
        ))}
      </svg>
      {isAwake ? (
        <button type="button" className={css.play} aria-label={isOn ? t('player.stopStation') : t('player.playStation')} onClick={isOn ? player.stop : player.play}>
          {face}
        </button>
      ) : (
        <a href="/listen/radio.mp3" className={css.play} aria-label={t('player.playStation')}>
          {face}
        </a>
      )}
    </div>
  )
}
