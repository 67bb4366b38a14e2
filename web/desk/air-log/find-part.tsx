// Finding a part of the log by its times, and what may be done with it.

import { useState, type FormEvent } from 'react'
import { useI18n } from '../../i18n/i18n.tsx'
import { useStationNow } from '../../station-clock.tsx'
import { Button } from '../../ui/button.tsx'
import css from '../desk.module.css'
import { FoundPart } from './found-part.tsx'
import { lastMinutes, readTyped, type Read } from './part.ts'
import { useAirLogRoomTexts } from './texts.ts'

export function FindPart({ onHeld }: { onHeld: () => void }) {
  const t = useAirLogRoomTexts()
  const { timeZone } = useI18n()
  const now = useStationNow()
  const [typed, setTyped] = useState(() => lastMinutes(now(), timeZone))
  const [found, setFound] = useState<{ readonly from: Date; readonly until: Date } | null>(null)
  const read = readTyped(typed, timeZone)
  const find = (event: FormEvent) => {
    event.preventDefault()
    if (read.is === 'part') setFound({ from: read.from, until: read.until })
  }
  return (
    <section className={css['card']} aria-labelledby="find-part">
      <h2 id="find-part">{t('part.title')}</h2>
      <form className={css['form']} onSubmit={find}>
        <p className={css['soft']}>{t('part.zone', { zone: timeZone })}</p>
        <label className={css['field']}>
          <span>{t('part.from')}</span>
          <input type="datetime-local" step={1} required value={typed.from} onChange={({ target }) => setTyped({ ...typed, from: target.value })} />
        </label>
        <label className={css['field']}>
          <span>{t('part.until')}</span>
          <input type="datetime-local" step={1} required value={typed.until} onChange={({ target }) => setTyped({ ...typed, until: target.value })} />
        </label>
        <Trouble read={read} />
        <Button type="submit" kind="main" disabled={read.is !== 'part'}>{t('part.show')}</Button>
      </form>
      {found && <FoundPart key={`${found.from.getTime()} ${found.until.getTime()}`} part={found} onHeld={onHeld} />}
    </section>
  )
}

function Trouble({ read }: { read: Read }) {
  const t = useAirLogRoomTexts()
  const twice = read.is === 'part' && read.hasHourTwice
  const trouble = read.is === 'wrong' || read.is === 'long' ? t(`part.${read.is}`) : null
  return <div role="status">{trouble !== null ? <p className={css['problem']}>{trouble}</p> : twice && <p>{t('part.twice')}</p>}</div>
}
