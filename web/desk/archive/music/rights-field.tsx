// Whose a piece of music is.

import css from '../../desk.module.css'
import type { Track } from '../cuts.ts'
import { useArchiveTexts } from '../texts.ts'

const RIGHTS = ['unknown', 'own', 'cc', 'licensed', 'commercial'] as const

export function RightsField({ label, value, onChange }: { label: string; value: Track['rights']; onChange: (rights: Track['rights']) => void }) {
  const t = useArchiveTexts()
  return (
    <label className={css['field']}>
      <span>{label}</span>
      <select value={value} onChange={({ target }) => onChange(RIGHTS.find((one) => one === target.value) ?? 'unknown')}>
        {RIGHTS.map((one) => <option key={one} value={one}>{t(`rights.${one}`)}</option>)}
      </select>
    </label>
  )
}
