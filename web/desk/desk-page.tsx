// The desk: who works at the station finds their rooms here. Knows the menu; what happens in a room is the room's business.

import { Suspense, useEffect, useRef } from 'react'
import { Link, Redirect, Route, Switch, useLocation } from 'wouter'
import type { Me } from '../../server/people/schema.ts'
import { useAnswer } from '../api/use-answer.ts'
import { PageFrame } from '../shell/page-frame.tsx'
import { PageLoading } from '../shell/page-loading.tsx'
import css from './desk.module.css'
import type { Room, SignedInMe } from './room.ts'
import { roomsOf } from './rooms.ts'
import { SpaceBanner } from './space-banner.tsx'
import { useDeskTexts } from './texts.ts'

export default function DeskPage() {
  const asked = useAnswer<Me>('/api/v1/me')
  const [place] = useLocation()
  if (asked.state === 'asking') return <PageLoading />
  if (asked.state === 'failed') return <PageFrame><NoStation /></PageFrame>
  const { person } = asked.answer
  if (!person) return <Redirect to={`/sign-in?next=${encodeURIComponent(place)}`} />
  return <PageFrame><Desk me={{ ...asked.answer, person }} /></PageFrame>
}

function Desk({ me }: { me: SignedInMe }) {
  const rooms = roomsOf(me)
  const [first] = rooms
  return (
    <div className={css['desk']}>
      <Menu rooms={rooms} name={me.person.name} />
      <div id="content" tabIndex={-1} className={css['room']}>
        {me.may.includes('see_storage') && <SpaceBanner />}
        <Suspense fallback={<PageLoading />}>
          <Switch>
            <Route path="/desk">{first ? <Redirect to={`/desk/${first.path}`} replace /> : <NoRoom />}</Route>
            {rooms.map(({ path, page: Page }) => <Route key={path} path={`/desk/${path}/*?`}><Page me={me} /></Route>)}
            <Route><NoRoom /></Route>
          </Switch>
        </Suspense>
      </div>
    </div>
  )
}

function Menu({ rooms, name }: { rooms: readonly Room[]; name: string }) {
  const t = useDeskTexts()
  const [place] = useLocation()
  const here = (path: string) => place === path || place.startsWith(`${path}/`)
  const menu = useRef<HTMLElement>(null)
  // On a phone the row is longer than the screen.
  useEffect(() => {
    // Newer browsers answer with a promise, which an effect must not give back.
    void menu.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [place])
  return (
    <nav ref={menu} className={css['menu']} aria-label={t('desk.title')}>
      <ul className={css['links']}>
        {rooms.map(({ path, text }) => (
          <li key={path}>
            <Link href={`/desk/${path}`} className={css['link']} aria-current={here(`/desk/${path}`) ? 'page' : undefined}>{t(text)}</Link>
          </li>
        ))}
        <li><Link href="/studio" className={css['link']}>{t('desk.studio')}</Link></li>
        <li><Link href="/account" className={css['link']}><bdi dir="auto">{name}</bdi></Link></li>
      </ul>
    </nav>
  )
}

function NoRoom() {
  const t = useDeskTexts()
  return (
    <>
      <h1>{t('desk.noRoom')}</h1>
      <p>{t('desk.noRoomHelp')}</p>
    </>
  )
}

function NoStation() {
  const t = useDeskTexts()
  return (
    <p role="alert">
      {t('desk.noStation')} <a href="/desk">{t('desk.reload')}</a>
    </p>
  )
}
