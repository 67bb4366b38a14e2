// A host's own room: the next slot with a countdown, their shows, the keys for their programs, and how to go live. Nothing of others.

import { Link } from 'wouter'
import type { MyShows } from '../../../server/shows/schema.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { useI18n } from '../../i18n/i18n.tsx'
import { PageLoading } from '../../shell/page-loading.tsx'
import { useStationTime } from '../../station-clock.tsx'
import { Words } from '../../ui/words.tsx'
import css from '../desk.module.css'
import type { SignedInMe } from '../room.ts'
import { useDeskTexts } from '../texts.ts'
import { SpokenCard } from '../voice/spoken-field.tsx'
import { KeysCard } from './keys-card.tsx'
import page from './mine.module.css'
import { nextSlot, type Slot } from './next-slot.ts'
import { useMineRoomTexts } from './texts.ts'

export default function MineRoom({ me }: { me: SignedInMe }) {
  const desk = useDeskTexts()
  const asked = useAnswer<MyShows>('/api/v1/me/shows')
  if (asked.state === 'asking') return <PageLoading />
  if (asked.state === 'failed') return <p role="alert">{desk('desk.noStation')}</p>
  const { shows } = asked.answer
  return (
    <>
      <h1>{desk('room.mine')}</h1>
      <Next shows={shows} />
      <ul className={css['list']}>{shows.map((show) => <li key={show.slug}><ShowCard show={show} /></li>)}</ul>
      <HowTo />
      <KeysCard login={me.person.login} />
    </>
  )
}

function Next({ shows }: { shows: MyShows['shows'] }) {
  const t = useMineRoomTexts()
  const { format } = useI18n()
  const now = useStationTime()
  const slot = nextSlot(shows, now)
  return (
    <section className={page['next']} aria-labelledby="next-slot">
      <h2 id="next-slot">{t('mine.next')}</h2>
      {slot ? (
        <>
          <p className={page['title']}><Words lang={slot.show.languages[0]}>{slot.show.title}</Words></p>
          <p><When slot={slot} /></p>
          <p className={page['countdown']} role="timer" aria-live="off">
            {slot.startsAt.getTime() > now ? t('mine.in', { duration: format.duration(slot.startsAt.getTime() - now) }) : t('mine.now')}
          </p>
        </>
      ) : (
        <p>{t('mine.none')}</p>
      )}
      <p><Link href="/studio" className={page['studio']}>{t('mine.studio')}</Link></p>
    </section>
  )
}

function When({ slot: { startsAt, endsAt } }: { slot: Pick<Slot, 'startsAt' | 'endsAt'> }) {
  const t = useMineRoomTexts()
  const { format } = useI18n()
  return <time dateTime={startsAt.toISOString()}>{t('mine.when', { day: format.day(startsAt), from: format.time(startsAt), until: format.time(endsAt) })}</time>
}

function ShowCard({ show }: { show: MyShows['shows'][number] }) {
  const t = useMineRoomTexts()
  return (
    <section className={css['card']}>
      <h2><Words lang={show.languages[0]}>{show.title}</Words></h2>
      {!show.hosting && <span className={css['tag']}>{t('mine.editing')}</span>}
      <h3>{t('mine.dates')}</h3>
      {show.next.length === 0 && <p>{t('mine.noDates')}</p>}
      <ul>
        {show.next.map(({ occurrenceId, startsAt, endsAt }) => <li key={occurrenceId}><When slot={{ startsAt: new Date(startsAt), endsAt: new Date(endsAt) }} /></li>)}
      </ul>
      <SpokenCard slug={show.slug} />
    </section>
  )
}

function HowTo() {
  const t = useMineRoomTexts()
  return (
    <section className={css['card']}>
      <h2>{t('how.title')}</h2>
      <ol className={page['steps']}>
        <li>{t('how.browser')}</li>
        <li>{t('how.client')}</li>
        <li>{t('how.drop')}</li>
      </ol>
    </section>
  )
}
