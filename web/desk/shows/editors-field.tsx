// The editors a show was given to. Takes effect at once.

import type { ListedPersonOnWire } from '../../../server/people/schema.ts'
import { request } from '../../api/client.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { Button } from '../../ui/button.tsx'
import css from '../desk.module.css'
import { RefusalNote } from './refusal-note.tsx'
import { useShowsRoomTexts } from './texts.ts'
import { useSaving } from './use-saving.ts'

export function EditorsField({ slug }: { slug: string }) {
  const t = useShowsRoomTexts()
  const { busy, refusal, run } = useSaving()
  const asked = useAnswer<{ people: ListedPersonOnWire[] }>('/api/v1/people')
  if (asked.state !== 'answered') return null
  const editors = asked.answer.people.filter((person) => person.role === 'editor' && !person.closed)
  const given = editors.filter((person) => person.shows.includes(slug))
  const change = async ({ id }: ListedPersonOnWire, shows: string[]) => {
    if (await run(() => request('PATCH', `/api/v1/people/${id}`, { shows }))) asked.again()
  }
  return (
    <>
      {given.length === 0 && <p>{t('editors.none')}</p>}
      <ul className={css['list']}>
        {given.map((person) => (
          <li key={person.id} className={css['row']}>
            <bdi>{person.name}</bdi>
            <Button disabled={busy} aria-label={t('list.remove', { what: person.name })} onClick={() => void change(person, person.shows.filter((one) => one !== slug))}>×</Button>
          </li>
        ))}
      </ul>
      <RefusalNote refusal={refusal} />
      <label className={css['field']}>
        <span>{t('editors.add')}</span>
        <select value="" disabled={busy} onChange={({ target }) => {
          const chosen = editors.find(({ id }) => id === target.value)
          if (chosen) void change(chosen, [...chosen.shows, slug])
        }}>
          <option value="" />
          {editors.filter((person) => !given.includes(person)).map((person) => <option key={person.id} value={person.id}>{person.name}</option>)}
        </select>
      </label>
    </>
  )
}
