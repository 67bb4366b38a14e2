// What is held, by whom and why; lifted with one more question, since what it keeps then goes for good.

import { useState, type ReactNode } from 'react'
import type { WireHold } from '../../../server/broadcast/air-log/schema.ts'
import { request } from '../../api/client.ts'
import { useI18n } from '../../i18n/i18n.tsx'
import { Button } from '../../ui/button.tsx'
import { isolated, Words } from '../../ui/words.tsx'
import css from '../desk.module.css'
import { useDeskTexts } from '../texts.ts'
import { useDoing } from '../use-doing.ts'
import { moment } from './moment.ts'
import { useAirLogRoomTexts } from './texts.ts'

export function Holds({ holds, onLifted }: { holds: readonly WireHold[]; onLifted: () => void }) {
  const t = useAirLogRoomTexts()
  const standing = holds.filter(({ lifted }) => lifted === null)
  const lifted = holds.filter((hold) => hold.lifted !== null)
  return (
    <section className={css['card']} aria-labelledby="holds">
      <h2 id="holds">{t('holds.title')}</h2>
      {standing.length === 0 && <p>{t('holds.none')}</p>}
      <ul className={css['list']}>{standing.map((hold) => <Hold key={hold.id} hold={hold}><Lift hold={hold} onLifted={onLifted} /></Hold>)}</ul>
      {lifted.length > 0 && (
        <details>
          <summary>{t('holds.earlier')}</summary>
          <ul className={css['list']}>{lifted.map((hold) => <Hold key={hold.id} hold={hold}><Lifted hold={hold} /></Hold>)}</ul>
        </details>
      )}
    </section>
  )
}

function Hold({ hold: { from, until, reason, heldBy, heldAt }, children }: { hold: WireHold; children: ReactNode }) {
  const t = useAirLogRoomTexts()
  const { format } = useI18n()
  return (
    <li className={css['card']}>
      <p><b>{moment(from, format)} – {moment(until, format)}</b></p>
      <p className={css['words']}><Words>{reason}</Words></p>
      <p className={css['soft']}>{t('holds.by', { name: isolated(heldBy), when: moment(heldAt, format) })}</p>
      {children}
    </li>
  )
}

function Lifted({ hold: { lifted } }: { hold: WireHold }) {
  const t = useAirLogRoomTexts()
  const { format } = useI18n()
  return lifted && <p className={css['soft']}>{t('holds.lifted', { name: isolated(lifted.by), when: moment(lifted.at, format) })}</p>
}

function Lift({ hold, onLifted }: { hold: WireHold; onLifted: () => void }) {
  const t = useAirLogRoomTexts()
  const desk = useDeskTexts()
  const { busy, problem, run } = useDoing()
  const [isAsked, setAsked] = useState(false)
  const lift = async () => {
    if (await run(() => request('POST', `/api/v1/desk/air-log/holds/${hold.id}/lift`))) onLifted()
  }
  if (!isAsked) return <Button onClick={() => setAsked(true)}>{t('holds.lift')}</Button>
  return (
    <>
      <p role="status">{t('holds.sure')}</p>
      <div className={css['row']}>
        <Button kind="danger" disabled={busy} onClick={() => void lift()}>{t('holds.liftSure')}</Button>
        <Button onClick={() => setAsked(false)}>{desk('desk.cancel')}</Button>
      </div>
      {problem && <p role="alert" className={css['problem']}>{problem}</p>}
    </>
  )
}
