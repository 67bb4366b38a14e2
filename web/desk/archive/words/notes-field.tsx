// The notes, a text for each language, in Markdown; looked at as listeners will see them.

import { useState } from 'react'
import { directionOf } from '../../../../schedules/language-names.ts'
import type { NotesPreview } from '../../../../server/archive/schema.ts'
import { request } from '../../../api/client.ts'
import { Button } from '../../../ui/button.tsx'
import css from '../../desk.module.css'
import { AddLanguage } from '../../shows/add-language.tsx'
import { withText } from '../../shows/draft.ts'
import { useLanguages } from '../../shows/languages.tsx'
import page from '../archive.module.css'
import { useArchiveTexts } from '../texts.ts'
import { useAsking } from '../use-asking.ts'
import type { WordsProps } from './words-props.ts'

export function NotesField({ episode: { id, languages, notes }, onChange }: WordsProps) {
  const t = useArchiveTexts()
  // A language stays open while its text is empty.
  const [added, setAdded] = useState<readonly string[]>([])
  const tags = [...new Set([...languages, ...Object.keys(notes), ...added])]
  return (
    <>
      {tags.map((tag) => <NotesIn key={tag} id={id} tag={tag} text={notes[tag] ?? ''} onChange={(text) => onChange({ notes: withText(notes, tag, text) })} />)}
      <p className={css['soft']}>{t('notes.help')}</p>
      <AddLanguage label={t('notes.add')} chosen={tags} onAdd={(tag) => setAdded([...added, tag])} />
    </>
  )
}

function NotesIn({ id, tag, text, onChange }: { id: string; tag: string; text: string; onChange: (text: string) => void }) {
  const t = useArchiveTexts()
  const { labelOf } = useLanguages()
  const { busy, problem, ask } = useAsking()
  const [shown, setShown] = useState<{ readonly of: string; readonly html: string } | null>(null)
  const look = async () => {
    const answer = await ask(() => request<NotesPreview>('POST', `/api/v1/desk/episodes/${id}/notes-preview`, { language: tag, text }))
    if (answer) setShown({ of: text, html: answer.html })
  }
  const label = labelOf(tag)
  return (
    <>
      <label className={`${css['field']} ${page['wide']}`}>
        <span>{t('notes.in', { language: label })}</span>
        <textarea value={text} rows={text === '' ? 3 : 6} lang={tag} dir={directionOf(tag)} maxLength={20_000} onChange={({ target }) => onChange(target.value)} />
      </label>
      {problem !== null && <p role="alert" className={css['problem']}>{problem}</p>}
      {text.trim() !== '' && shown?.of !== text && <Button disabled={busy} aria-label={`${t('notes.look')}: ${t('notes.in', { language: label })}`} onClick={() => void look()}>{t('notes.look')}</Button>}
      {/* The station made it from Markdown; no HTML of the writer's own is in it. */}
      {shown?.of === text && <div className={page['preview']} lang={tag} dir={directionOf(tag)} role="region" aria-label={t('notes.preview', { language: label })} dangerouslySetInnerHTML={{ __html: shown.html }} />}
    </>
  )
}
