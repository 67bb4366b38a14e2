// What is cut out, stretch by stretch, typed; each join can be heard.

import { Button } from '../../../ui/button.tsx'
import css from '../../desk.module.css'
import page from '../archive.module.css'
import { useArchiveTexts } from '../texts.ts'
import { TimeField } from '../time-field.tsx'
import { writeTime } from '../time-text.ts'
import type { SoundFieldProps } from './sound-field-props.ts'

/** Before a join, to hear how it is. */
const LEAD_MS = 3_000

export function CutsField({ episode: { cuts }, sound, onChange }: SoundFieldProps) {
  const t = useArchiveTexts()
  const replace = (index: number, part: Partial<(typeof cuts)[number]>) => onChange({ cuts: cuts.map((cut, at) => (at === index ? { ...cut, ...part } : cut)) })
  return (
    <fieldset className={css['group']}>
      <legend className={css['legend']}>{t('cuts.title')}</legend>
      {cuts.length === 0 && <p className={css['soft']}>{t('cuts.none')}</p>}
      <ul className={css['list']}>
        {cuts.map(({ startMs, endMs }, index) => {
          const what = `${writeTime(startMs)} – ${writeTime(endMs)}`
          return (
            <li key={index} className={page['entry']}>
              <TimeField label={t('range.from')} value={startMs} max={endMs - 1} onChange={(ms) => replace(index, { startMs: ms })} />
              <TimeField label={t('range.to')} value={endMs} min={startMs + 1} onChange={(ms) => replace(index, { endMs: ms })} />
              <Button aria-label={t('cuts.hear', { what })} onClick={() => {
                sound.setAsHeard(true)
                void sound.play(Math.max(0, startMs - LEAD_MS))
              }}>▶</Button>
              <Button aria-label={t('range.remove', { what })} onClick={() => onChange({ cuts: cuts.toSpliced(index, 1) })}>×</Button>
            </li>
          )
        })}
      </ul>
    </fieldset>
  )
}
