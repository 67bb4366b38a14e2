// The sleep timer: when the radio stops, and how long that still is.

import { useSyncExternalStore } from 'react'
import { useI18n } from '../i18n/i18n.tsx'
import settings from '../player/player-settings.module.css'
import css from './listening-tools.module.css'
import { SLEEP_MINUTES } from './sleep-timer.ts'
import { useListeningTexts } from './texts.ts'
import { useListeningTools } from './use-listening-tools.ts'

export function SleepChoices() {
  const t = useListeningTexts()
  const { format } = useI18n()
  const { sleep, startOver } = useListeningTools()
  const { choice, left } = useSyncExternalStore(sleep.watch, sleep.view, sleep.view)
  const hasEnd = choice === 'show' || startOver.leftMs() !== null
  return (
    <div className={css['part']}>
      <label className={settings['setting']}>
        <span className={settings['name']}>{t('sleep.label')}</span>
        <select
          className={settings['quality']}
          value={String(choice)}
          onChange={({ currentTarget: { value } }) => sleep.choose(value === 'show' ? 'show' : (SLEEP_MINUTES.find((minutes) => String(minutes) === value) ?? null))}
        >
          <option value="null">{t('sleep.off')}</option>
          {SLEEP_MINUTES.map((count) => (
            <option key={count} value={count}>
              {t('sleep.minutes', { count })}
            </option>
          ))}
          {hasEnd && <option value="show">{t('sleep.show')}</option>}
        </select>
      </label>
      {left !== null && (
        <p className={css['figure']} role="timer" aria-live="off">
          {t('sleep.left', { time: format.duration(left * 1000) })}
        </p>
      )}
    </div>
  )
}
