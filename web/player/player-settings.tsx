// How it sounds and what it costs: the stream's quality with its megabytes per hour, and the volume.

import { useI18n } from '../i18n/i18n.tsx'
import { usePlayer } from './player-context.tsx'
import css from './player-settings.module.css'
import { megabytesPerHour } from './quality.ts'

export function PlayerSettings() {
  const { t, format } = useI18n()
  const { player, quality, qualities, volume, canSetVolume } = usePlayer()
  // MP3 is worth naming only beside Opus.
  const hasChoiceOfCodec = qualities.some(({ codec }) => codec === 'opus')
  return (
    <div className={css.settings} data-needs-script>
      <label className={css.setting}>
        <span className={css.name}>{t('player.quality')}</span>
        <select
          className={css.quality}
          value={quality.mount}
          onChange={({ currentTarget }) => {
            const chosen = qualities.find(({ mount }) => mount === currentTarget.value)
            if (chosen) player.setQuality(chosen)
          }}
        >
          {qualities.map(({ mount, tier, codec, kbps }) => (
            <option key={mount} value={mount}>
              {[
                t(tier === 'radio' ? 'player.quality.radio' : 'player.quality.low'),
                t('player.quality.perHour', { size: format.megabytes(megabytesPerHour(kbps)) }),
                ...(hasChoiceOfCodec && codec === 'mp3' ? [t('player.quality.mp3')] : []),
              ].join(' · ')}
            </option>
          ))}
        </select>
      </label>
      {canSetVolume && (
        <label className={css.setting}>
          <span className={css.name}>{t('player.volume')}</span>
          <input type="range" min="0" max="1" step="0.05" value={volume} className={css.volume} onChange={({ currentTarget }) => player.setVolume(currentTarget.valueAsNumber)} />
        </label>
      )}
    </div>
  )
}
