// A question by voice: held or tapped to speak, heard again, thrown away or sent; whether it may be heard on air is asked apart, and is a no until somebody says yes.

import { useEffect, useRef, useState, type PointerEvent } from 'react'
import type { ShowSummary } from '../../server/shows/schema.ts'
import { useI18n } from '../i18n/i18n.tsx'
import { isolated } from '../ui/words.tsx'
import { FREE, step, type Press, type PressEvent } from '../voice/hold.ts'
import { playTones } from '../voice/tones.ts'
import { useVoiceRecorder } from '../voice/use-voice-recorder.ts'
import type { Recorded } from '../voice/voice-recorder.ts'
import css from './pictures.module.css'
import { Sent } from './sent.tsx'
import { Sign, StopSign, TriangleSign } from './signs.tsx'
import { usePicturesTexts } from './texts.ts'
import { useOutbox } from './use-outbox.ts'
import type { Voice } from './use-voice.ts'

const MOST_MS = 90_000

export function Ask({ show, voice }: { show: ShowSummary; voice: Voice }) {
  const t = usePicturesTexts()
  const { language } = useI18n()
  const { outbox } = useOutbox()
  const { recorder, view } = useVoiceRecorder(MOST_MS)
  const press = useRef<Press>(FREE)
  const [sent, setSent] = useState<string | null>(null)
  const isRecording = view.kind === 'recording' || view.kind === 'asking'
  const { hush, stop } = voice
  useEffect(() => {
    if (!isRecording) return
    // Neither the radio nor the name of the show is to be heard in the question.
    stop()
    hush(true)
    return () => hush(false)
  }, [isRecording, hush, stop])
  useEffect(() => {
    if (view.kind === 'failed') playTones('failed')
  }, [view.kind])

  const handle = (event: PressEvent) => {
    const next = step(press.current, event, performance.now(), isRecording)
    press.current = next.press
    if (next.action === 'stop') recorder.stop()
    if (next.action !== 'start') return
    setSent(null)
    void recorder.start()
  }
  const down = (event: PointerEvent<HTMLButtonElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    handle('down')
  }
  const send = async ({ sound }: Recorded, mayAir: boolean) => {
    setSent(await outbox.add(sound, { show: show.slug, language, mayAir }))
    recorder.forget()
  }

  if (view.kind === 'recorded') return <Ready key={view.recorded.ms} recorded={view.recorded} voice={voice} onDelete={recorder.forget} onSend={(mayAir) => void send(view.recorded, mayAir)} />
  return (
    <>
      <button
        type="button"
        className={css.ask}
        data-voice={view.kind}
        aria-label={isRecording ? t('ask.stop') : t('ask.hold', { title: isolated(show.title) })}
        onPointerDown={down}
        onPointerUp={() => handle('up')}
        onPointerCancel={() => handle('up')}
        onClick={({ detail }) => detail === 0 && handle('key')}
        onContextMenu={(event) => event.preventDefault()}
      >
        {view.kind === 'recording' && <Level ms={view.ms} level={view.level} />}
        {isRecording ? <StopSign className={css.sign} /> : <Sign name="microphone" className={css.sign} />}
      </button>
      {view.kind === 'failed' && <span className={css.bad}><Sign name="cross" className={css.sign} /></span>}
      <p role="status" data-unseen>{view.kind === 'failed' ? t(`microphone.${view.problem}`) : isRecording ? t(`ask.${view.kind}`) : ''}</p>
      {sent !== null && <Sent id={sent} voice={voice} onGone={() => setSent(null)} />}
    </>
  )
}

/** A disc as large as the voice is loud, and a ring that fills with the time. */
function Level({ ms, level }: { ms: number; level: number }) {
  return (
    <svg viewBox="-50 -50 100 100" className={css.level} aria-hidden="true" focusable="false">
      <circle r={22 + 26 * level} className={css.loud} />
      <circle r="46" pathLength="1" strokeDasharray={`${Math.min(1, ms / MOST_MS)} 2`} transform="rotate(-90)" className={css.time} />
    </svg>
  )
}

function Ready({ recorded, voice, onDelete, onSend }: { recorded: Recorded; voice: Voice; onDelete: () => void; onSend: (mayAir: boolean) => void }) {
  const t = usePicturesTexts()
  const [mayAir, setMayAir] = useState(false)
  const [isHeard, setIsHeard] = useState(false)
  const [isSending, setIsSending] = useState(false)
  const audio = useRef<HTMLAudioElement>(null)
  const sendButton = useRef<HTMLButtonElement>(null)
  const [source] = useState(() => URL.createObjectURL(recorded.sound))
  const { hush } = voice
  useEffect(() => sendButton.current?.focus({ preventScroll: true }), [])
  useEffect(() => () => {
    hush(false)
    URL.revokeObjectURL(source)
  }, [source, hush])
  const heard = (isOn: boolean) => {
    setIsHeard(isOn)
    hush(isOn)
  }
  return (
    <>
      <audio ref={audio} src={source} preload="auto" onPlay={() => heard(true)} onPause={() => heard(false)} onEnded={() => heard(false)} />
      <button type="button" className={css.round} aria-label={isHeard ? t('ask.listenStop') : t('ask.listen')} onClick={() => void (isHeard ? audio.current?.pause() : audio.current?.play().catch(() => heard(false)))}>
        {isHeard ? <StopSign className={css.sign} /> : <TriangleSign className={css.sign} />}
      </button>
      <button type="button" className={css.round} aria-label={t('ask.delete')} onClick={onDelete}>
        <Sign name="bin" className={css.sign} />
      </button>
      <button type="button" className={css.round} aria-label={t('ask.mayAir')} aria-pressed={mayAir} data-yes={mayAir ? '' : undefined} onClick={() => setMayAir(!mayAir)}>
        <Sign name="tower" className={css.sign} />
        <span className={css.corner}><Sign name={mayAir ? 'tick' : 'cross'} className={css.small} /></span>
      </button>
      <button ref={sendButton} type="button" className={css.send} aria-label={t('ask.send')} disabled={isSending} onClick={() => {
        setIsSending(true)
        onSend(mayAir)
      }}>
        <Sign name="send" className={css.sign} />
      </button>
      <p role="status" data-unseen>{t('ask.recorded')}</p>
    </>
  )
}
