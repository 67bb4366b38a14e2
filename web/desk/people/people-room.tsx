// Everybody with an account: found by name, invited, and looked after.

import { useState } from 'react'
import type { ListedPersonOnWire } from '../../../server/people/schema.ts'
import type { ShowSummary } from '../../../server/shows/schema.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { PageLoading } from '../../shell/page-loading.tsx'
import css from '../desk.module.css'
import type { SignedInMe } from '../room.ts'
import { useDeskTexts } from '../texts.ts'
import { Invite } from './invite.tsx'
import { PersonCard } from './person-card.tsx'
import { usePeopleRoomTexts } from './texts.ts'

export default function PeopleRoom({ me }: { me: SignedInMe }) {
  const t = usePeopleRoomTexts()
  const desk = useDeskTexts()
  const people = useAnswer<{ people: ListedPersonOnWire[] }>('/api/v1/people')
  const shows = useAnswer<{ shows: ShowSummary[] }>('/api/v1/shows')
  const [wanted, setWanted] = useState('')
  if (people.state === 'asking' || shows.state === 'asking') return <PageLoading />
  if (people.state === 'failed' || shows.state === 'failed') return <p role="alert">{desk('desk.noStation')}</p>
  const found = people.answer.people.filter((person) => isFound(person, wanted))
  return (
    <>
      <h1>{desk('room.people')}</h1>
      <Invite me={me} shows={shows.answer.shows} />
      <label className={css['field']}>
        <span>{t('people.search')}</span>
        <input type="search" dir="auto" value={wanted} onChange={(event) => setWanted(event.target.value)} />
      </label>
      <p role="status" className={css['soft']}>{found.length === 0 ? t('people.none') : t('people.count', { count: found.length })}</p>
      <ul className={css['list']}>
        {found.map((person) => <li key={person.id}><PersonCard me={me} person={person} shows={shows.answer.shows} onChanged={people.again} /></li>)}
      </ul>
    </>
  )
}

function isFound({ name, login, role, hostSlug }: ListedPersonOnWire, wanted: string): boolean {
  const words = wanted.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const text = `${name} ${login} ${role} ${hostSlug ?? ''}`.toLocaleLowerCase()
  return words.every((word) => text.includes(word))
}
