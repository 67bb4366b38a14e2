// A person's own account: who they are here, and the ways in. Each card keeps its own matters.

import { Link, Redirect, useLocation } from 'wouter'
import type { Me } from '../../server/people/schema.ts'
import { request } from '../api/client.ts'
import { useAnswer } from '../api/use-answer.ts'
import css from '../desk/desk.module.css'
import { roomsOf } from '../desk/rooms.ts'
import { useDeskTexts } from '../desk/texts.ts'
import { PageFrame } from '../shell/page-frame.tsx'
import { PageLoading } from '../shell/page-loading.tsx'
import { Button } from '../ui/button.tsx'
import page from './account.module.css'
import { PasswordCard } from './password-card.tsx'
import { SecondStepCard } from './second-step-card.tsx'
import { SessionsCard } from './sessions-card.tsx'
import { useAccountTexts } from './texts.ts'
import { TokensCard } from './tokens-card.tsx'

export default function AccountPage() {
  const t = useAccountTexts()
  const asked = useAnswer<Me>('/api/v1/me')
  if (asked.state === 'asking') return <PageLoading />
  if (asked.state === 'failed') return <PageFrame><p role="alert">{t('account.noStation')}</p></PageFrame>
  const { person } = asked.answer
  if (!person) return <Redirect to="/sign-in?next=/account" />
  return (
    <PageFrame>
      <div id="content" tabIndex={-1} className={page['account']}>
        <h1>{t('account.title')}</h1>
        <Who person={person} hasDesk={roomsOf(asked.answer).length > 0} />
        <SecondStepCard isAdvised={person.role === 'admin' || person.role === 'coordinator'} />
        <SessionsCard />
        <PasswordCard login={person.login} />
        <TokensCard />
      </div>
    </PageFrame>
  )
}

function Who({ person, hasDesk }: { person: NonNullable<Me['person']>; hasDesk: boolean }) {
  const t = useAccountTexts()
  const desk = useDeskTexts()
  const [, navigate] = useLocation()
  const signOut = async () => {
    await request('POST', '/api/v1/sign-out')
    navigate('/')
  }
  return (
    <section className={css['card']}>
      <h2><bdi dir="auto">{person.name}</bdi></h2>
      <dl className={css['facts']}>
        <dt>{t('account.login')}</dt>
        <dd><bdi dir="ltr" translate="no">{person.login}</bdi></dd>
        <dt>{t('account.role')}</dt>
        <dd>{desk(`role.${person.role}`)}</dd>
      </dl>
      <p className={css['row']}>
        <Link href={hasDesk ? '/desk' : '/studio'} className={page['link']}>{t(hasDesk ? 'account.desk' : 'account.studio')}</Link>
        <Button onClick={() => void signOut()}>{t('account.signOut')}</Button>
      </p>
    </section>
  )
}
