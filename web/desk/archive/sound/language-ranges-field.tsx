// Which language is spoken from when to when: "from 12:30 Ukrainian".

import { Button } from '../../../ui/button.tsx'
import css from '../../desk.module.css'
import { useLanguages } from '../../shows/languages.tsx'
import page from '../archive.module.css'
import { spokenFrom } from '../cuts.ts'
import { useArchiveTexts } from '../texts.ts'
import { TimeField } from '../time-field.tsx'
import { LanguageChoice } from './language-choice.tsx'
import type { SoundFieldProps } from './sound-field-props.ts'

export function LanguageRangesField({ episode: { languageRanges, languages }, sound, lastMs, onChange }: SoundFieldProps & { readonly lastMs: number }) {
  const t = useArchiveTexts()
  const { nameOf } = useLanguages()
  const replace = (index: number, part: Partial<(typeof languageRanges)[number]>) => onChange({ languageRanges: languageRanges.map((range, at) => (at === index ? { ...range, ...part } : range)) })
  return (
    <fieldset className={css['group']}>
      <legend className={css['legend']}>{t('spoken.title')}</legend>
      {languageRanges.length === 0 && <p className={css['soft']}>{t('spoken.none')}</p>}
      <ul className={css['list']}>
        {languageRanges.map(({ startMs, endMs, language }, index) => (
          <li key={index} className={page['entry']}>
            <TimeField label={t('range.from')} value={startMs} max={endMs - 1} onChange={(ms) => replace(index, { startMs: ms })} />
            <TimeField label={t('range.to')} value={endMs} min={startMs + 1} max={lastMs} onChange={(ms) => replace(index, { endMs: ms })} />
            <LanguageChoice label={t('spoken.language')} first={languages} value={language} onChoose={(tag) => replace(index, { language: tag })} />
            <Button aria-label={t('range.remove', { what: nameOf(language) })} onClick={() => onChange({ languageRanges: languageRanges.toSpliced(index, 1) })}>×</Button>
          </li>
        ))}
      </ul>
      <LanguageChoice label={t('spoken.add')} first={languages} onChoose={(tag) => sound.atMs() < lastMs && onChange({ languageRanges: spokenFrom(languageRanges, tag, sound.atMs(), lastMs) })} />
    </fieldset>
  )
}
