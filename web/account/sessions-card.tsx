// Where a person is signed in, and signing out what is not in their hands any more.

import type { SessionOnWire } from '../../server/people/schema.ts'
import { request } from '../api/client.ts'
import { useAnswer } from '../api/use-answer.ts'
import css from '../desk/desk.module.css'
import { useDoing } from '../desk/use-doing.ts'
import { useI18n } from '../i18n/i18n.tsx'
import { Button } from '../ui/button.tsx'
import page from './account.module.css'
import { useAccountTexts } from './texts.ts'

export function SessionsCard() {
  const t = useAccountTexts()
  const asked = useAnswer<{ sessions: SessionOnWire[] }>('/api/v1/me/sessions')
  const { busy, problem, run } = useDoing()
  if (asked.state !== 'answered') return null
  const { sessions } = asked.answer
  const end = async (path: string) => {
    await run(() => request('DELETE', path))
    asked.again()
  }
  return (
    <section className={css['card']} aria-labelledby="sessions">
      <h2 id="sessions">{t('sessions.title')}</h2>
      <ul className={page['sessions']}>
        {sessions.map((session) => (
          <li key={session.id} className={page['session']}>
            <SessionWords session={session} />
            {session.isCurrent ? (
              <span className={css['tag']}>{t('sessions.here')}</span>
            ) : (
              <Button disabled={busy} onClick={() => void end(`/api/v1/me/sessions/${session.id}`)} aria-label={t('sessions.end', { device: session.device ?? t('sessions.unknown') })}>
                {t('sessions.endShort')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {problem && <p role="alert" className={css['problem']}>{problem}</p>}
      {sessions.length > 1 && <Button disabled={busy} onClick={() => void end('/api/v1/me/sessions')}>{t('sessions.endOthers')}</Button>}
    </section>
  )
}

/** What one session is called and when it was seen. */
export function SessionWords({ session: { device, seenAt } }: { session: SessionOnWire }) {
  const t = useAccountTexts()
  const { format } = useI18n()
  const at = new Date(seenAt)
  return (
    <p>
      <strong>{device === null ? t('sessions.unknown') : <bdi translate="no">{device}</bdi>}</strong>{' '}
      <span className={css['soft']}>{t('sessions.seen', { day: format.day(at), time: format.time(at) })}</span>
    </p>
  )
}
