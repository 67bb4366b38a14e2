// "Reports and decisions": how the cases stand that somebody reported or was told of, by their numbers.

import { useState, type FormEvent } from 'react'
import type { PublicCaseOnWire } from '../../server/chat/schema.ts'
import { ApiError } from '../api/client.ts'
import { useI18n } from '../i18n/i18n.tsx'
import { useStationTime } from '../station-clock.tsx'
import { Button } from '../ui/button.tsx'
import { askCase } from './ask-chat.ts'
import css from './cards.module.css'
import shared from './chat.module.css'
import { Appeal } from './private-cards.tsx'
import { rememberCase, remembered } from './remembered.ts'
import { useChatTexts } from './texts.ts'
import { useChatWork } from './use-chat-work.ts'

export function Cases() {
  const t = useChatTexts()
  const [found, setFound] = useState<readonly PublicCaseOnWire[] | null>(null)
  const [isUnknown, setUnknown] = useState(false)
  const { busy, problem, run } = useChatWork()
  const look = (numbers: readonly string[]) => run(async () => setFound(await casesOf(numbers)))
  const find = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const number = String(new FormData(event.currentTarget).get('number') ?? '').trim().toUpperCase()
    const [one] = await casesOf([number]).catch(() => [])
    setUnknown(one === undefined)
    if (!one) return
    rememberCase(one.number)
    setFound((before) => [one, ...(before ?? []).filter((other) => other.number !== one.number)])
  }
  return (
    <details className={shared['card']} onToggle={({ currentTarget }) => currentTarget.open && void look(remembered().cases)}>
      <summary>{t('cases.title')}</summary>
      <div className={shared['form']}>
        {found?.length === 0 && <p>{t('cases.none')}</p>}
        {found?.map((one) => <Case key={one.number} one={one} onChange={() => void look(remembered().cases)} />)}
        <form className={css['finding']} onSubmit={(event) => void find(event)}>
          <label className={shared['field']}>
            <span>{t('cases.number')}</span>
            <input required name="number" dir="ltr" autoComplete="off" autoCapitalize="characters" maxLength={9} />
          </label>
          <Button type="submit" disabled={busy}>{t('cases.find')}</Button>
        </form>
        {isUnknown && <p role="alert" className={shared['problem']}>{t('cases.unknown')}</p>}
        {problem && <p role="alert" className={shared['problem']}>{problem}</p>}
      </div>
    </details>
  )
}

function Case({ one, onChange }: { one: PublicCaseOnWire; onChange: () => void }) {
  const t = useChatTexts()
  const { format } = useI18n()
  const now = useStationTime()
  const mayAppeal = one.state === 'decided' && one.appealBefore !== null && Date.parse(one.appealBefore) > now
  return (
    <section className={shared['waiting']} data-case={one.number}>
      <h3>{t('decision.case', { number: one.number })}</h3>
      <p className={shared['soft']}>{t('cases.opened', { day: format.day(new Date(one.openedAt)) })}</p>
      <p><b>{t(`case.${one.state}`)}</b></p>
      {one.decision && <p>{t(`case.decision.${one.decision}`)}</p>}
      {one.reason && <p>{t('decision.reason', { reason: t(`reason.${one.reason}`) })}</p>}
      {one.note && <p>{t('decision.note')} <bdi dir="auto">{one.note}</bdi></p>}
      {one.isAutomatic && <p className={shared['soft']}>{t('case.automatic')}</p>}
      {one.appealOutcome && <p>{t(`case.${one.appealOutcome}`)}</p>}
      {mayAppeal && one.appealBefore && <Appeal number={one.number} before={one.appealBefore} onSent={onChange} />}
    </section>
  )
}

/** Those that are still kept; an old number is passed over. */
async function casesOf(numbers: readonly string[]): Promise<readonly PublicCaseOnWire[]> {
  const asked = await Promise.all(numbers.map((number) => askCase(number).catch((error: unknown) => {
    if (error instanceof ApiError && error.code !== 'unreachable') return null
    throw error
  })))
  return asked.filter((one) => one !== null)
}
