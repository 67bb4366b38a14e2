// What went out in a part of the log: to be read, heard, downloaded and held.

import { useState, type FormEvent } from 'react'
import type { WireLogDetails } from '../../../server/broadcast/air-log/schema.ts'
import { request, withQuery } from '../../api/client.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { useI18n } from '../../i18n/i18n.tsx'
import button from '../../ui/button.module.css'
import { Button } from '../../ui/button.tsx'
import { Words } from '../../ui/words.tsx'
import css from '../desk.module.css'
import { useDeskTexts } from '../texts.ts'
import { useDoing } from '../use-doing.ts'
import { moment, toSecond } from './moment.ts'
import { useAirLogRoomTexts } from './texts.ts'

const PATH = '/api/v1/desk/air-log'

interface PartProps {
  readonly part: { readonly from: Date; readonly until: Date }
  readonly onHeld: () => void
}

export function FoundPart({ part, onHeld }: PartProps) {
  const t = useAirLogRoomTexts()
  const desk = useDeskTexts()
  const query = { from: part.from.toISOString(), until: part.until.toISOString() }
  const asked = useAnswer<WireLogDetails>(withQuery(`${PATH}/details`, query))
  if (asked.state === 'asking') return null
  if (asked.state === 'failed') return <p role="alert">{desk('desk.noStation')}</p>
  const hasSound = asked.answer.seconds > 0
  return (
    <div className={css['inside']}>
      <h3>{t('found.title')}</h3>
      <Summary details={asked.answer} />
      {hasSound && <Sound query={query} />}
      <HoldForm query={query} onHeld={onHeld} />
    </div>
  )
}

function Summary({ details: { seconds, gaps, aired } }: { details: WireLogDetails }) {
  const t = useAirLogRoomTexts()
  const { format } = useI18n()
  return (
    <>
      <p role="status">{seconds === 0 ? t('found.nothing') : t('found.length', { length: format.duration(seconds * 1000) })}</p>
      {seconds > 0 && gaps.map(({ from, until }) => <p key={from} className={css['problem']}>{t('found.gap', { from: moment(from, format), until: moment(until, format) })}</p>)}
      <ul className={css['list']}>
        {aired.map(({ from, show, hosts, title }) => (
          <li key={from}>
            <b>{toSecond(from, format)}</b> {show ? <Words lang={show.languages[0]}>{show.title}</Words> : t('found.hole')}
            {[...(title === null ? [] : [title]), ...hosts].map((words) => <span key={words} className={css['soft']}> · <Words>{words}</Words></span>)}
          </li>
        ))}
      </ul>
    </>
  )
}

/** The sound is fetched when it is asked for: each time is noted. */
function Sound({ query }: { query: Readonly<Record<string, string>> }) {
  const t = useAirLogRoomTexts()
  const [isHeard, setHeard] = useState(false)
  const download = { ...query, download: '1' }
  const link = [button['button'], button['quiet']].filter(Boolean).join(' ')
  return (
    <>
      {isHeard ? <audio controls autoPlay src={withQuery(`${PATH}/sound`, query)} aria-label={t('found.title')} /> : <Button onClick={() => setHeard(true)}>{t('found.listen')}</Button>}
      <div className={css['row']}>
        <a className={link} download href={withQuery(`${PATH}/sound`, download)}>{t('found.sound')}</a>
        <a className={link} download href={withQuery(`${PATH}/details`, download)}>{t('found.details')}</a>
      </div>
      <p className={css['soft']}>{t('found.noted')}</p>
    </>
  )
}

function HoldForm({ query, onHeld }: { query: Readonly<Record<string, string>>; onHeld: () => void }) {
  const t = useAirLogRoomTexts()
  const { busy, problem, run } = useDoing()
  const [reason, setReason] = useState('')
  const [isHeld, setHeld] = useState(false)
  const hold = async (event: FormEvent) => {
    event.preventDefault()
    if (!(await run(() => request('POST', `${PATH}/holds`, { ...query, reason: reason.trim() })))) return
    setHeld(true)
    onHeld()
  }
  if (isHeld) return <p role="status">{t('hold.done')}</p>
  return (
    <form className={css['form']} onSubmit={(event) => void hold(event)}>
      <h3>{t('hold.title')}</h3>
      <p>{t('hold.help')}</p>
      <label className={css['field']}>
        <span>{t('hold.reason')}</span>
        <textarea required minLength={3} maxLength={500} rows={3} dir="auto" value={reason} onChange={({ target }) => setReason(target.value)} />
      </label>
      {problem && <p role="alert" className={css['problem']}>{problem}</p>}
      <Button type="submit" disabled={busy || reason.trim().length < 3}>{t('hold.do')}</Button>
    </form>
  )
}
