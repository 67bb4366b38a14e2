// The microphone: turned on with one tap, seen as a level, chosen, tried out.

import { Button } from '../ui/button.tsx'
import { LevelMeter } from './level-meter.tsx'
import { ListenBack } from './listen-back.tsx'
import type { SoundKind } from './microphone.ts'
import css from './studio.module.css'
import { useStudioTexts } from './texts.ts'
import { MicrophoneTroubles } from './troubles.tsx'
import type { MicrophoneOnPage } from './use-microphone.ts'

interface MicrophoneCardProps {
  readonly microphone: MicrophoneOnPage
  readonly contentType: string
  readonly live: boolean
}

export function MicrophoneCard({ microphone, contentType, live }: MicrophoneCardProps) {
  const t = useStudioTexts()
  const { mixer } = microphone
  return (
    <section className={css['card']}>
      <h2>{t(mixer ? 'level.title' : 'microphone.title')}</h2>
      <MicrophoneTroubles microphone={microphone} />
      {mixer ? (
        <>
          <LevelMeter mixer={mixer} muted={microphone.muted} />
          <ChooseSound microphone={microphone} />
          <ChooseMicrophone microphone={microphone} />
          {!live && <ListenBack stream={mixer.stream} contentType={contentType} />}
        </>
      ) : (
        <>
          <p>{t('microphone.why')}</p>
          <Button kind="main" onClick={() => void microphone.open()}>
            {t('microphone.allow')}
          </Button>
        </>
      )}
    </section>
  )
}

function ChooseMicrophone({ microphone }: { microphone: MicrophoneOnPage }) {
  const t = useStudioTexts()
  if (microphone.devices.length < 2) return null
  return (
    <label className={css['field']}>
      <span>{t('microphone.title')}</span>
      <select value={microphone.deviceId ?? ''} onChange={(event) => microphone.choose(event.target.value)}>
        {microphone.devices.map((device, index) => (
          <option key={device.deviceId} value={device.deviceId}>
            {device.label || t('microphone.number', { number: index + 1 })}
          </option>
        ))}
      </select>
    </label>
  )
}

const SOUNDS: readonly SoundKind[] = ['speech', 'music']

function ChooseSound({ microphone }: { microphone: MicrophoneOnPage }) {
  const t = useStudioTexts()
  return (
    <fieldset className={css['choices']}>
      <legend>{t('sound.title')}</legend>
      {SOUNDS.map((sound) => (
        <label key={sound} className={css['choice']}>
          <input type="radio" name="sound" value={sound} checked={microphone.sound === sound} onChange={() => microphone.setSound(sound)} />
          <b>{t(`sound.${sound}`)}</b>
          <span>{t(`sound.${sound}.help`)}</span>
        </label>
      ))}
    </fieldset>
  )
}
