// The part that podcast apps may play first.

import { Button } from '../../../ui/button.tsx'
import css from '../../desk.module.css'
import page from '../archive.module.css'
import { useArchiveTexts } from '../texts.ts'
import { TimeField } from '../time-field.tsx'
import type { SoundFieldProps } from './sound-field-props.ts'

export const LONGEST_SOUNDBITE_MS = 120_000
const SHORTEST_MS = 1_000

export function SoundbiteField({ episode: { soundbite, masterDurationMs, languages }, sound, onChange }: SoundFieldProps) {
  const t = useArchiveTexts()
  const add = () => {
    const startMs = Math.min(sound.atMs(), Math.max(0, (masterDurationMs ?? 0) - SHORTEST_MS))
    onChange({ soundbite: { startMs, endMs: Math.min(startMs + 60_000, masterDurationMs ?? 0), title: '' } })
  }
  const set = (part: Partial<NonNullable<typeof soundbite>>) => {
    if (!soundbite) return
    const next = { ...soundbite, ...part }
    const lengthMs = next.endMs - next.startMs
    if (lengthMs >= SHORTEST_MS && lengthMs <= LONGEST_SOUNDBITE_MS) onChange({ soundbite: next })
  }
  return (
    <fieldset className={css['group']}>
      <legend className={css['legend']}>{t('bite.title')}</legend>
      <p className={css['soft']}>{soundbite ? t('bite.limit') : t('bite.none')}</p>
      {soundbite ? (
        <div className={page['entry']}>
          {/* The other end moves along, so that it stays as long as it was. */}
          <TimeField label={t('range.from')} value={soundbite.startMs} max={(masterDurationMs ?? 0) - SHORTEST_MS} onChange={(ms) => set({ startMs: ms, endMs: Math.min(ms + soundbite.endMs - soundbite.startMs, masterDurationMs ?? ms) })} />
          <TimeField label={t('bite.length')} value={soundbite.endMs - soundbite.startMs} min={SHORTEST_MS} max={LONGEST_SOUNDBITE_MS} onChange={(ms) => set({ endMs: soundbite.startMs + ms })} />
          <label className={css['field']}>
            <span>{t('bite.name')}</span>
            <input value={soundbite.title} lang={languages[0]} dir="auto" maxLength={128} onChange={({ target }) => set({ title: target.value })} />
          </label>
          <Button aria-label={t('bite.hear')} onClick={() => void sound.play(soundbite.startMs, soundbite.endMs)}>▶</Button>
          <Button aria-label={t('range.remove', { what: t('bite.title') })} onClick={() => onChange({ soundbite: null })}>×</Button>
        </div>
      ) : <p><Button onClick={add}>{t('bite.add')}</Button></p>}
    </fieldset>
  )
}
