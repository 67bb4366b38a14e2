// The studio: a host tries the microphone, goes live, sees how it goes, ends. Puts the parts together; each keeps its own matters.

import { useEffect, useRef } from 'react'
import { Redirect } from 'wouter'
import type { Me } from '../../server/people/schema.ts'
import { useAnswer } from '../api/use-answer.ts'
import { PageFrame } from '../shell/page-frame.tsx'
import { PageLoading } from '../shell/page-loading.tsx'
import { ChatCard } from './chat-card.tsx'
import { ClientCard } from './client-card.tsx'
import { browserContainer } from './container.ts'
import { DeckCard } from './deck-card.tsx'
import { HearsCard } from './hears-card.tsx'
import { LateCard } from './late-card.tsx'
import { LineCard } from './line-card.tsx'
import { MicrophoneCard } from './microphone-card.tsx'
import { BITS_PER_SECOND, startRecorder } from './recorder.ts'
import type { UplinkParts } from './recorder-uplink.ts'
import { SpecialCard } from './special-card.tsx'
import { StatePanel } from './state-panel.tsx'
import css from './studio.module.css'
import { useStudioTexts } from './texts.ts'
import { ThumbBar } from './thumb-bar.tsx'
import { Refusal, SoundTroubles } from './troubles.tsx'
import { useAwake } from './use-awake.ts'
import { useLateSound } from './use-late-sound.ts'
import { useMicrophone } from './use-microphone.ts'
import { useUplink } from './use-uplink.ts'
import { VoiceCard } from './voice-card.tsx'

export default function StudioPage() {
  const asked = useAnswer<Me>('/api/v1/me')
  const contentType = browserContainer()
  if (asked.state === 'asking') return <PageLoading />
  if (asked.state === 'failed') return <PageFrame><NoStation /></PageFrame>
  const { person, may } = asked.answer
  if (!person) return <Redirect to="/sign-in?next=/studio" />
  return <PageFrame>{contentType ? <Studio may={may} login={person.login} contentType={contentType} /> : <Unsupported />}</PageFrame>
}

function Studio({ may, login, contentType }: { may: Me['may']; login: string; contentType: string }) {
  const microphone = useMicrophone()
  const recorder = useRef<UplinkParts['startRecorder']>(noMicrophone)
  recorder.current = microphone.mixer ? startRecorder.bind(null, microphone.mixer.stream, contentType, BITS_PER_SECOND[microphone.sound]) : noMicrophone
  const { late, bring } = useLateSound()
  const { uplink, view } = useUplink(recorder, bring)
  const live = view.live !== 'off'
  const isBringing = late !== null && (late.state.kind === 'sending' || late.state.kind === 'no-line')
  const awake = useAwake(live || isBringing)
  useStayOnPage(live || isBringing)

  const show = view.status?.show?.slug ?? view.slot?.show.slug ?? null

  const goLive = () => {
    // A host who goes live wants to be heard.
    microphone.setMuted(false)
    uplink.goLive()
  }
  return (
    <div className={css['studio']}>
      <StatePanel view={view} />
      <div className={css['column']}>
        <Refusal view={view} />
        {late && <LateCard late={late} />}
        <SoundTroubles view={view} muted={microphone.muted} />
        <MicrophoneCard microphone={microphone} contentType={contentType} live={live} />
        {microphone.mixer && <DeckCard mixer={microphone.mixer} onTitle={(title) => uplink.setTitle(title)} />}
      </div>
      <div className={css['column']}>
        <HearsCard view={view} />
        <ChatCard show={show} />
        {show !== null && <VoiceCard show={show} />}
        {live && <LineCard view={view} awake={awake} />}
        {!live && may.includes('start_special') && <SpecialCard onOpened={() => uplink.connect()} />}
        {!live && may.includes('go_live') && <ClientCard login={login} />}
      </div>
      <ThumbBar view={view} microphone={microphone} onGoLive={goLive} onEnd={() => uplink.end()} />
    </div>
  )
}

function NoStation() {
  const t = useStudioTexts()
  return (
    <p role="alert">
      {t('studio.noStation')} <a href="/studio">{t('closed.reload')}</a>
    </p>
  )
}

function Unsupported() {
  const t = useStudioTexts()
  return <p role="alert">{t('studio.unsupported')}</p>
}

/** A slip of the thumb must not end a show: the browser asks before it leaves a page that is live, or still brings sound of it. */
function useStayOnPage(live: boolean): void {
  useEffect(() => {
    if (!live) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [live])
}

function noMicrophone(): never {
  throw new Error('unreachable: the page offers to go live only with a microphone')
}
