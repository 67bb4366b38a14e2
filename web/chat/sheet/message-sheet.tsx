// What can be done with one message, opened from it by its button or by a finger that stays: for everybody, for hosts, for moderators.

import { useState } from 'react'
import type { ChatMessage } from '../../../server/chat/chat-schema.ts'
import type { Deed } from '../../../server/chat/schema.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { isolated } from '../../ui/words.tsx'
import { doDeed } from '../ask-chat.ts'
import css from '../cards.module.css'
import shared from '../chat.module.css'
import type { RoomState } from '../conversation.ts'
import { MessageText } from '../message-text.tsx'
import { useChatTexts } from '../texts.ts'
import { useChatWork } from '../use-chat-work.ts'
import { DeedForm, type Hard } from './deed-form.tsx'
import { ReportForm } from './report-form.tsx'

interface MessageSheetProps {
  /** null: closed. */
  readonly message: ChatMessage | null
  readonly room: RoomState
  readonly self: string | null
  readonly isMuted: boolean
  /** Hides this author for oneself only, or ends that. */
  readonly onMute: () => void
  readonly onClose: () => void
}

type Step = 'menu' | 'report' | Hard

export function MessageSheet(props: MessageSheetProps) {
  const t = useChatTexts()
  const { message, onClose } = props
  const nick = isolated(message?.author?.nick ?? '')
  return (
    <Dialog open={message !== null} title={t('sheet.title', { nick })} closeLabel={t('sheet.close')} onClose={onClose}>
      {message && <Steps key={message.id} {...props} message={message} />}
    </Dialog>
  )
}

function Steps(props: MessageSheetProps & { readonly message: ChatMessage }) {
  const t = useChatTexts()
  const { message, room, onClose } = props
  const [step, setStep] = useState<Step>('menu')
  return (
    <div className={css['sheet']}>
      <div className={shared['quote']}><MessageText message={message} /></div>
      {step === 'menu' && <Menu {...props} onStep={setStep} />}
      {step === 'report' && <ReportForm room={room.room.id} message={message} />}
      {step !== 'menu' && step !== 'report' && <DeedForm what={step} room={room.room.id} message={message} onDone={onClose} />}
      {step !== 'menu' && <Button className={shared['wide']} onClick={() => setStep('menu')}>{t('sheet.back')}</Button>}
    </div>
  )
}

function Menu({ message, room, self, isMuted, onMute, onClose, onStep }: MessageSheetProps & { readonly message: ChatMessage; readonly onStep: (step: Step) => void }) {
  const t = useChatTexts()
  const { busy, problem, run } = useChatWork()
  const isOwn = message.author?.id === self
  const nick = isolated(message.author?.nick ?? '')
  const at = { room: room.room.id, message: message.id }
  const does = (deed: Deed) => () => void run(() => doDeed(deed)).then((worked) => worked && onClose())
  const isPinned = room.pinned?.id === message.id
  return (
    <ul className={shared['menu']}>
      <Copy text={message.text} />
      {!isOwn && <Act onClick={onMute}>{isMuted ? t('sheet.unmute', { nick }) : t('sheet.mute', { nick })}</Act>}
      {!isOwn && <Act onClick={() => onStep('report')}>{t('sheet.report')}</Act>}
      {(room.mayHost || room.mayModerate) && (
        <>
          {message.state !== 'shown' && <Act busy={busy} onClick={does({ do: 'show', ...at })}>{t('sheet.show')}</Act>}
          {message.state === 'shown' && <Act busy={busy} onClick={does({ do: 'pin', room: at.room, message: isPinned ? null : message.id })}>{isPinned ? t('sheet.unpin') : t('sheet.pin')}</Act>}
          {message.state === 'shown' && <Act busy={busy} onClick={does({ do: 'queue', ...at, to: message.queue === null ? 'queued' : null })}>{message.queue === null ? t('sheet.queue') : t('sheet.unqueue')}</Act>}
          <Act busy={busy} onClick={does({ do: 'allow_links', ...at, allow: !message.linksAllowed })}>{message.linksAllowed ? t('sheet.forbidLinks') : t('sheet.allowLinks')}</Act>
          {message.state !== 'hidden' && <Act onClick={() => onStep('hide')}>{t('sheet.hide')}</Act>}
        </>
      )}
      {room.mayModerate && !isOwn && (
        <>
          <Act onClick={() => onStep('time_out')}>{t('sheet.timeOut')}</Act>
          <Act onClick={() => onStep('ban')}>{t('sheet.ban')}</Act>
        </>
      )}
      {problem && <li role="alert" className={shared['problem']}>{problem}</li>}
    </ul>
  )
}

function Act({ busy = false, onClick, children }: { busy?: boolean; onClick: () => void; children: string }) {
  return <li><Button className={shared['wide']} disabled={busy} onClick={onClick}>{children}</Button></li>
}

function Copy({ text }: { text: string }) {
  const t = useChatTexts()
  const [copied, setCopied] = useState(false)
  // Without HTTPS there is no clipboard, whatever TypeScript believes.
  if (!('clipboard' in navigator)) return null
  return <Act onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true), () => undefined)}>{copied ? t('sheet.copied') : t('sheet.copy')}</Act>
}
