// The languages spoken, the main one first.

import { languageName } from '../../../schedules/language-names.ts'
import { useI18n } from '../../i18n/i18n.tsx'
import css from '../desk.module.css'
import { AddLanguage } from './add-language.tsx'
import { languageLabel } from './known-languages.ts'
import { OrderedList } from './ordered-list.tsx'
import { useShowsRoomTexts } from './texts.ts'

export function LanguagesField({ value, onChange }: { value: readonly string[]; onChange: (tags: string[]) => void }) {
  const t = useShowsRoomTexts()
  const { language } = useI18n()
  return (
    <fieldset className={css['group']}>
      <legend className={css['legend']}>{t('languages.title')}</legend>
      <OrderedList items={value} onChange={onChange} show={(tag) => languageLabel(tag, language)} nameOf={(tag) => languageName(tag, language)} />
      <AddLanguage label={t('languages.add')} chosen={value} onAdd={(tag) => onChange([...value, tag])} />
    </fieldset>
  )
}
