// What takes the room on the station's disk, how long it will do, and what goes by itself.

import type { WireStorage } from '../../../server/archive/keeping/schema.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { useI18n } from '../../i18n/i18n.tsx'
import { PageLoading } from '../../shell/page-loading.tsx'
import css from '../desk.module.css'
import { useDeskTexts } from '../texts.ts'
import page from './storage.module.css'
import { useStorageRoomTexts } from './texts.ts'

const PARTS = ['airLog', 'recordings', 'masters', 'published', 'uploads', 'database', 'other'] as const

export default function StorageRoom() {
  const desk = useDeskTexts()
  const t = useStorageRoomTexts()
  const asked = useAnswer<WireStorage>('/api/v1/desk/storage')
  if (asked.state === 'asking') return <PageLoading />
  if (asked.state === 'failed') return <p role="alert">{desk('desk.noStation')}</p>
  const storage = asked.answer
  return (
    <>
      <h1>{desk('room.storage')}</h1>
      <Level storage={storage} />
      <section className={css['card']} aria-labelledby="what-takes">
        <h2 id="what-takes">{t('storage.what')}</h2>
        <ul className={page['parts']}>{PARTS.map((part) => <Part key={part} part={part} bytes={storage.parts[part]} />)}</ul>
        {storage.isArchiveElsewhere && <p>{t('storage.elsewhere')}</p>}
      </section>
      <Rules storage={storage} />
    </>
  )
}

function Level({ storage }: { storage: WireStorage }) {
  const t = useStorageRoomTexts()
  const { format } = useI18n()
  const { room, daysLeft, freeBytes, totalBytes, reserveBytes } = storage
  return (
    <section className={page['level']} data-room={room}>
      {freeBytes !== null && totalBytes !== null && <p className={page['free']}>{t('storage.free', { free: format.size(freeBytes), total: format.size(totalBytes) })}</p>}
      <Bar storage={storage} />
      <p><strong>{t(`storage.${room}`)}</strong></p>
      {daysLeft !== null && <p>{t('storage.days', { count: daysLeft })}</p>}
      {reserveBytes !== null && <p>{t('storage.reserve', { size: format.size(reserveBytes) })}</p>}
    </section>
  )
}

/** Drawn for the eye; the list below says the same in words. */
function Bar({ storage: { parts, totalBytes, isArchiveElsewhere } }: { storage: WireStorage }) {
  if (!totalBytes) return null
  const here = PARTS.filter((part) => !(isArchiveElsewhere && (part === 'masters' || part === 'published')))
  return (
    <div className={page['bar']} aria-hidden="true">
      {here.map((part) => <span key={part} data-part={part} style={{ inlineSize: `${(100 * parts[part]) / totalBytes}%` }} />)}
    </div>
  )
}

function Part({ part, bytes }: { part: (typeof PARTS)[number]; bytes: number }) {
  const t = useStorageRoomTexts()
  const { format } = useI18n()
  return (
    <li className={page['part']}>
      <span className={page['swatch']} data-part={part} aria-hidden="true" />
      <span><strong>{t(`part.${part}`)}</strong> <span className={css['soft']}>{t(`part.${part}.help`)}</span></span>
      <span className={page['size']}>{format.size(bytes)}</span>
    </li>
  )
}

function Rules({ storage: { losslessDays, unfinishedUploadDays } }: { storage: WireStorage }) {
  const t = useStorageRoomTexts()
  return (
    <section className={css['card']} aria-labelledby="goes-by-itself">
      <h2 id="goes-by-itself">{t('storage.rules')}</h2>
      <ul className={page['rules']}>
        <li>{losslessDays === null ? t('storage.losslessKept') : t('storage.lossless', { count: losslessDays })}</li>
        <li>{t('storage.noArchive')}</li>
        <li>{t('storage.uploads', { count: unfinishedUploadDays })}</li>
      </ul>
    </section>
  )
}
