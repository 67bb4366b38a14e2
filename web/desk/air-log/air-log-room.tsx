// What went out: how far back it is kept, finding a part of it, and what is held.

import type { WireAirLog } from '../../../server/broadcast/air-log/schema.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { useI18n } from '../../i18n/i18n.tsx'
import { PageLoading } from '../../shell/page-loading.tsx'
import css from '../desk.module.css'
import { useDeskTexts } from '../texts.ts'
import { FindPart } from './find-part.tsx'
import { Holds } from './holds.tsx'
import { moment } from './moment.ts'
import { useAirLogRoomTexts } from './texts.ts'

export default function AirLogRoom() {
  const desk = useDeskTexts()
  const asked = useAnswer<WireAirLog>('/api/v1/desk/air-log')
  if (asked.state === 'asking') return <PageLoading />
  if (asked.state === 'failed') return <p role="alert">{desk('desk.noStation')}</p>
  const log = asked.answer
  return (
    <>
      <h1>{desk('room.airLog')}</h1>
      <Reach log={log} />
      <FindPart onHeld={asked.again} />
      <Holds holds={log.holds} onLifted={asked.again} />
    </>
  )
}

function Reach({ log: { keepDays, oldestAt, newestAt, bytes, isWriting } }: { log: WireAirLog }) {
  const t = useAirLogRoomTexts()
  const { format } = useI18n()
  return (
    <>
      <p>{t('log.help')}</p>
      {!isWriting && <p role="alert" className={css['problem']}>{t('log.stopped')}</p>}
      {oldestAt === null || newestAt === null ? <p>{t('log.none')}</p> : <p><strong>{t('log.reach', { from: moment(oldestAt, format), until: moment(newestAt, format) })}</strong></p>}
      <p className={css['soft']}>{t('log.size', { size: format.size(bytes) })} {keepDays === 0 ? t('log.short') : t('log.days', { count: keepDays })}</p>
    </>
  )
}
