// What the episode is called and about: title with its Latin form, languages, notes.

import { LanguagesField } from '../../shows/languages-field.tsx'
import { NamesFields } from '../../shows/names-fields.tsx'
import { Part } from '../part.tsx'
import { useArchiveTexts } from '../texts.ts'
import { NotesField } from './notes-field.tsx'
import type { WordsProps } from './words-props.ts'

export function WordsPart({ episode, onChange }: WordsProps) {
  const t = useArchiveTexts()
  const { title, latinTitle, languages } = episode
  return (
    <Part title={t('words.title')}>
      <NamesFields id="episode" label={t('words.name')} name={title} latin={latinTitle} lang={languages[0]} slug={null} onChange={({ name, latin }) => onChange({ title: name, latinTitle: latin })} />
      <LanguagesField value={languages} onChange={(tags) => onChange({ languages: tags })} />
      <NotesField episode={episode} onChange={onChange} />
    </Part>
  )
}
