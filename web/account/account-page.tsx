// A person's own account: who they are here, and the ways in. Each card keeps its own matters.

import { Link, Redirect, useLocation } from 'wouter'
import type { Me } from '../../server/people/schema.ts'
import { request } from '../api/client.ts'
import { useAnswer } from '../api/use-answer.ts'
import { useDeskTexts } from '../desk/texts.ts'
import { PageFrame } from '../shell/page-frame.tsx'
import { PageLoading } from '../shell/page-loading.tsx'
import { Button } from '../ui/button.tsx'
import css from './account.module.css'
import { useAccountTexts } from './texts.ts'

export default function AccountPage() {
  const t = useAccountTexts()
  const asked = useAnswer<Me>('/api/v1/me')
  if (asked.state === 'asking') return <PageLoading />
  if (asked.state === 'failed') return <PageFrame><p role="alert">{t('account.noStation')}</p></PageFrame>
  const { person } = asked.answer
  if (!person) return <Redirect to="/sign-in?next=/account" />
  return (
    <PageFrame>
      <div id="content" tabIndex={-1} className={css['account']}>
        <h1>{t('account.title')}</h1>
        <Who person={person} />
      </div>
    </PageFrame>
  )
}

function Who({ person }: { person: NonNullable<Me['person']> }) {
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
        <dd dir="ltr" translate="no">{person.login}</dd>
        <dt>{t('account.role')}</dt>
        <dd>{desk(`role.${person.role}`)}</dd>
      </dl>
      <p className={css['row']}>
        <Link href="/desk" className={css['link']}>{t('account.desk')}</Link>
        <Button onClick={() => void signOut()}>{t('account.signOut')}</Button>
      </p>
    </section>
  )
}
