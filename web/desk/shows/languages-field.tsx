// The languages spoken, the main one first.

import css from '../desk.module.css'
import { AddLanguage } from './add-language.tsx'
import { useLanguages } from './languages.tsx'
import { OrderedList } from './ordered-list.tsx'
import { useShowsRoomTexts } from './texts.ts'

export function LanguagesField({ value, onChange }: { value: readonly string[]; onChange: (tags: string[]) => void }) {
  const t = useShowsRoomTexts()
  const { labelOf, nameOf } = useLanguages()
  return (
    <fieldset className={css['group']}>
      <legend className={css['legend']}>{t('languages.title')}</legend>
      <OrderedList items={value} onChange={onChange} show={labelOf} nameOf={nameOf} />
      <AddLanguage label={t('languages.add')} chosen={value} onAdd={(tag) => onChange([...value, tag])} />
    </fieldset>
  )
}
