// What the episode is called and about: title with its Latin form, languages, notes.

import type { DeskEpisode } from '../../../../server/archive/schema.ts'
import { LanguagesField } from '../../shows/languages-field.tsx'
import { NamesFields } from '../../shows/names-fields.tsx'
import { Part } from '../part.tsx'
import { useArchiveTexts } from '../texts.ts'
import type { Fields } from '../unsaved.ts'
import { NotesField } from './notes-field.tsx'

export interface WordsProps {
  readonly episode: DeskEpisode
  readonly onChange: (part: Partial<Fields>) => void
}

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
