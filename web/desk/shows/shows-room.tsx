// The room of shows and hosts: the list, and one show or host to work on.

import { useCallback, useState } from 'react'
import { Link, Route, Switch, useLocation } from 'wouter'
import type { ShowRoomAnswer } from '../../../server/schedule/show-room-schema.ts'
import type { LanguageAnswer } from '../../../server/shows/schema.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { useI18n } from '../../i18n/i18n.tsx'
import { PageLoading } from '../../shell/page-loading.tsx'
import type { SignedInMe } from '../room.ts'
import { useDeskTexts } from '../texts.ts'
import { HostForm } from './host-form.tsx'
import { LanguagesProvider } from './languages.tsx'
import { ShowForm } from './show-form.tsx'
import { ShowList } from './show-list.tsx'
import { useShowsRoomTexts } from './texts.ts'

const HERE = '/desk/shows'

export default function ShowsRoom({ me }: { me: SignedInMe }) {
  const t = useShowsRoomTexts()
  const desk = useDeskTexts()
  const [, go] = useLocation()
  const asked = useAnswer<ShowRoomAnswer>('/api/v1/programme/shows')
  const { language } = useI18n()
  const languages = useAnswer<{ languages: LanguageAnswer[] }>(`/api/v1/languages?in=${language}`)
  // A form begins anew when its number changes.
  const [times, setTimes] = useState(0)
  const [isOld, setOld] = useState(false)
  const { again } = asked
  const answer = asked.state === 'answered' ? asked.answer : null
  const reload = useCallback(() => {
    setOld(true)
    again()
  }, [again])
  // Saved a moment ago, and not in the answer yet.
  const [made, setMade] = useState<string | null>(null)
  const [shown, setShown] = useState<ShowRoomAnswer | null>(null)
  if (answer !== null && answer !== shown) {
    setShown(answer)
    setMade(null)
    if (isOld) {
      setOld(false)
      setTimes(times + 1)
    }
  }
  if (asked.state === 'asking' || languages.state === 'asking') return <PageLoading />
  if (answer === null) return <p role="alert">{desk('desk.noStation')}</p>
  const room = answer
  const saved = (path: string) => (slug: string) => {
    setMade(slug)
    again()
    go(`${HERE}/${path}/${slug}`)
  }
  const back = <p><Link href={HERE}>{t('shows.back')}</Link></p>
  const forms = { room, onReload: reload, onChanged: again }
  return (
    // Without an answer the browser's own names must do.
    <LanguagesProvider languages={languages.state === 'answered' ? languages.answer.languages : []}>
      <Switch>
        <Route path={`${HERE}/new`}>
          {back}
          {room.mayPlan ? <ShowForm {...forms} item={null} mayGive={false} onSaved={saved('show')} /> : <p>{t('shows.gone')}</p>}
        </Route>
        <Route path={`${HERE}/new-host`}>
          {back}
          {room.mayPlan ? <HostForm {...forms} item={null} onSaved={saved('host')} /> : <p>{t('shows.gone')}</p>}
        </Route>
        <Route path={`${HERE}/show/:slug`}>
          {({ slug }) => {
            const item = room.shows.find((one) => one.show.slug === slug)
            return (
              <>
                {back}
                {item ? <ShowForm key={`${slug} ${times}`} {...forms} item={item} mayGive={me.may.includes('see_people')} onSaved={again} /> : slug === made ? <PageLoading /> : <p>{t('shows.gone')}</p>}
              </>
            )
          }}
        </Route>
        <Route path={`${HERE}/host/:slug`}>
          {({ slug }) => {
            const item = room.hosts.find((one) => one.host.slug === slug && one.mayChange)
            return (
              <>
                {back}
                {item ? <HostForm key={`${slug} ${times}`} {...forms} item={item} onSaved={again} /> : slug === made ? <PageLoading /> : <p>{t('shows.gone')}</p>}
              </>
            )
          }}
        </Route>
        <Route><ShowList room={room} /></Route>
      </Switch>
    </LanguagesProvider>
  )
}
