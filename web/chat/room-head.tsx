// Which room this is, which others there are, and how it stands with it.

import type { ChatRoom } from '../../server/chat/chat-schema.ts'
import { useI18n } from '../i18n/i18n.tsx'
import { useStationTime } from '../station-clock.tsx'
import { Button } from '../ui/button.tsx'
import { isolated, Words } from '../ui/words.tsx'
import shared from './chat.module.css'
import css from './room.module.css'
import { useChatTexts } from './texts.ts'
import type { ChatOnPage } from './use-chat.ts'

export function Rooms({ chat, view: { rooms, room } }: ChatOnPage) {
  const t = useChatTexts()
  if (rooms.length < 2) return null
  return (
    <ul className={css['rooms']} aria-label={t('room.list')}>
      {rooms.map((one) => (
        <li key={one.id}>
          <Button className={css['room']} aria-pressed={one.id === room} onClick={() => chat.join(one.id)}><RoomName room={one} /></Button>
        </li>
      ))}
    </ul>
  )
}

export function RoomName({ room: { kind, title, languages } }: { room: ChatRoom }) {
  const t = useChatTexts()
  return kind === 'station' ? <>{t('room.station')}</> : <Words lang={languages[0]}>{title}</Words>
}

/** Slow mode, a raid, a closed room with the way to an open one. */
export function RoomNotes({ chat, view: { conversation, rooms } }: ChatOnPage) {
  const t = useChatTexts()
  const { format } = useI18n()
  const state = conversation.state
  const now = useStationTime()
  if (!state) return null
  const { room, slowSeconds, isRaid } = state
  const open = rooms.find((one) => one.isOpen && one.id !== room.id)
  const opensLater = room.opensAt !== null && Date.parse(room.opensAt) > now
  return (
    <div role="status" className={css['notes']}>
      {!room.isOpen && <p className={shared['note']}>{opensLater && room.opensAt ? t('room.opensAt', { time: format.time(new Date(room.opensAt)) }) : t('room.closed')}</p>}
      {!room.isOpen && open && <Button onClick={() => chat.join(open.id)}>{t('room.goTo', { room: open.kind === 'station' ? t('room.station') : isolated(open.title) })}</Button>}
      {isRaid && <p className={shared['note']}>{t('room.raid')}</p>}
      {slowSeconds > 0 && <p className={shared['note']}>{t('room.slow', { count: slowSeconds })}</p>}
    </div>
  )
}

/** The line to the station, when it is not there. */
export function LineNote({ chat, view: { link } }: ChatOnPage) {
  const t = useChatTexts()
  const { format } = useI18n()
  const now = useStationTime()
  if (link.kind === 'open') return null
  return (
    <div role="status" className={css['away']} data-line={link.kind}>
      {link.kind === 'connecting' && <p>{t('line.connecting')}</p>}
      {link.kind === 'waiting' && (
        <>
          {/* Read out once, not each second. */}
          <p aria-live="off">{t('line.waiting', { time: format.duration(link.untilMs - now) })}</p>
          <Button onClick={() => chat.wake()}>{t('line.now')}</Button>
        </>
      )}
      {link.kind === 'closed' && (
        <>
          <p>{t('line.closed')}</p>
          <Button onClick={() => location.reload()}>{t('line.reload')}</Button>
        </>
      )}
    </div>
  )
}
