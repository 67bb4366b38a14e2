// The station's word lists, by language: what waits for a moderator, what is hidden, and the exceptions. One entry a line.

import { useState, type FormEvent } from 'react'
import { languageName } from '../../../schedules/language-names.ts'
import type { WordListOnWire } from '../../../server/chat/schema.ts'
import { request } from '../../api/client.ts'
import { useStation } from '../../api/station-feed-context.tsx'
import { useAnswer } from '../../api/use-answer.ts'
import { DESK_CHAT } from '../../chat/ask-chat.ts'
import { primaryOf } from '../../chat/languages.ts'
import { useI18n } from '../../i18n/i18n.tsx'
import { Button } from '../../ui/button.tsx'
import css from '../desk.module.css'
import { useDeskTexts } from '../texts.ts'
import { useDoing } from '../use-doing.ts'
import { useChatDeskTexts } from './texts.ts'
import { entriesOf } from './word-entries.ts'

const PARTS = ['hold', 'hide', 'allow'] as const

export function WordLists() {
  const t = useChatDeskTexts()
  const { language } = useI18n()
  const { languages } = useStation()
  const asked = useAnswer<{ lists: WordListOnWire[] }>(`${DESK_CHAT}/words`)
  const [chosen, setChosen] = useState(language as string)
  const lists = asked.state === 'answered' ? asked.answer.lists : []
  const offered = [...new Set([language, ...lists.map((list) => list.language), ...languages.map(primaryOf)])]
  const list = lists.find((one) => one.language === chosen) ?? { language: chosen, hold: [], hide: [], allow: [], needsReview: false }
  return (
    <details className={css['card']}>
      <summary>{t('words.title')}</summary>
      <div className={css['inside']}>
        <p>{t('words.help')}</p>
        <label className={css['field']}>
          <span>{t('words.language')}</span>
          <select value={chosen} onChange={({ target }) => setChosen(target.value)}>
            {offered.map((tag) => <option key={tag} value={tag}>{languageName(tag, language)}</option>)}
          </select>
        </label>
        {asked.state === 'answered' && <WordListForm key={chosen} list={list} onSaved={asked.again} />}
      </div>
    </details>
  )
}

function WordListForm({ list, onSaved }: { list: WordListOnWire; onSaved: () => void }) {
  const t = useChatDeskTexts()
  const desk = useDeskTexts()
  const { busy, problem, run } = useDoing()
  const [isSaved, setSaved] = useState(false)
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const part = (name: (typeof PARTS)[number]) => entriesOf(String(form.get(name) ?? ''))
    if (!(await run(() => request('PUT', `${DESK_CHAT}/words/${list.language}`, { hold: part('hold'), hide: part('hide'), allow: part('allow') })))) return
    setSaved(true)
    onSaved()
  }
  return (
    <form className={css['form']} onSubmit={(event) => void save(event)} onChange={() => setSaved(false)}>
      {list.needsReview && <p>{t('words.review')}</p>}
      {PARTS.map((name) => (
        <label key={name} className={css['field']}>
          <span>{t(`words.${name}`)}</span>
          <textarea name={name} rows={6} dir="auto" lang={list.language} spellCheck={false} defaultValue={list[name].join('\n')} />
        </label>
      ))}
      {problem && <p role="alert" className={css['problem']}>{problem}</p>}
      <p className={css['row']}>
        <Button type="submit" kind="main" disabled={busy}>{desk('desk.save')}</Button>
        <span role="status">{isSaved ? desk('desk.saved') : ''}</span>
      </p>
    </form>
  )
}
