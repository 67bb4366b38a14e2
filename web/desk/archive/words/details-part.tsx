// Number, licence, explicit words, the address of its page, and what never changes.

import { useId } from 'react'
import css from '../../desk.module.css'
import { Part } from '../part.tsx'
import { useArchiveTexts } from '../texts.ts'
import type { WordsProps } from './words-props.ts'

/** SPDX names; another one stays as it is. */
const LICENCES = ['CC-BY-4.0', 'CC-BY-SA-4.0', 'CC-BY-NC-4.0', 'CC-BY-NC-SA-4.0', 'CC-BY-NC-ND-4.0', 'CC-BY-ND-4.0', 'CC0-1.0'] as const

export function DetailsPart({ episode, onChange }: WordsProps) {
  const t = useArchiveTexts()
  const slugHelp = useId()
  const { number, license, explicit, slug, guid, show } = episode
  return (
    <Part title={t('details.title')}>
      <label className={css['field']}>
        <span>{t('details.number')}</span>
        <input type="number" inputMode="numeric" min={1} max={100_000} value={number ?? ''} onChange={({ target }) => onChange({ number: target.value === '' ? null : target.valueAsNumber })} />
      </label>
      <label className={css['field']}>
        <span>{t('details.license')}</span>
        <select value={license ?? ''} onChange={({ target }) => onChange({ license: target.value === '' ? null : target.value })}>
          <option value="">{t('details.allRights')}</option>
          {[...new Set([...LICENCES, ...(license === null ? [] : [license])])].map((one) => <option key={one} value={one}>{one}</option>)}
        </select>
      </label>
      <label className={css['tick']}>
        <input type="checkbox" checked={explicit} onChange={({ target }) => onChange({ explicit: target.checked })} />
        <span>{t('details.explicit')}</span>
      </label>
      <label className={css['field']}>
        <span>{t('details.address', { show: show.slug })}</span>
        <input required value={slug} dir="ltr" maxLength={80} pattern="[a-z0-9]+(-[a-z0-9]+)*" autoCapitalize="off" spellCheck={false} aria-describedby={slugHelp} onChange={({ target }) => onChange({ slug: target.value })} />
        <small id={slugHelp} className={css['soft']}>{t('details.addressHelp')}</small>
      </label>
      <dl className={css['facts']}>
        <dt>GUID</dt>
        <dd><code dir="ltr" translate="no">{guid}</code><br /><small className={css['soft']}>{t('details.guidHelp')}</small></dd>
      </dl>
    </Part>
  )
}
