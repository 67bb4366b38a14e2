// Where the episode begins and ends, typed.

import { Button } from '../../../ui/button.tsx'
import css from '../../desk.module.css'
import { useArchiveTexts } from '../texts.ts'
import { TimeField } from '../time-field.tsx'
import { whole } from './mark-buttons.tsx'
import type { SoundFieldProps } from './sound-field-props.ts'

export function TrimFields({ episode, sound, lastMs, onChange }: SoundFieldProps & { readonly lastMs: number }) {
  const t = useArchiveTexts()
  const { startMs, endMs } = episode.trim ?? { startMs: 0, endMs: lastMs }
  return (
    <fieldset className={css['group']}>
      <legend className={css['legend']}>{t('trim.title')}</legend>
      <div className={css['row']}>
        <TimeField label={t('trim.begins')} value={startMs} max={endMs - 1} onChange={(ms) => onChange({ trim: whole({ startMs: ms, endMs }, lastMs) })} />
        <TimeField label={t('trim.ends')} value={endMs} min={startMs + 1} max={lastMs} onChange={(ms) => onChange({ trim: whole({ startMs, endMs: ms }, lastMs) })} />
        <Button onClick={() => void sound.play(startMs, startMs + 5_000)}>{t('trim.hearBegin')}</Button>
        <Button onClick={() => void sound.play(Math.max(startMs, endMs - 5_000), endMs)}>{t('trim.hearEnd')}</Button>
      </div>
    </fieldset>
  )
}
