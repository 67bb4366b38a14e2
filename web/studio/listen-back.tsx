// Five seconds recorded for the host alone, so that the first listener of a bad microphone is its owner.

import { useEffect, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { recordForMyself } from './recorder.ts'
import css from './studio.module.css'
import { useStudioTexts } from './texts.ts'

const SECONDS = 5

export function ListenBack({ stream, contentType }: { stream: MediaStream; contentType: string }) {
  const t = useStudioTexts()
  const [secondsLeft, setSecondsLeft] = useState(0)
  const [address, setAddress] = useState<string | null>(null)

  useEffect(() => () => {
    if (address) URL.revokeObjectURL(address)
  }, [address])
  useEffect(() => {
    if (secondsLeft === 0) return
    const timer = setTimeout(() => setSecondsLeft(secondsLeft - 1), 1000)
    return () => clearTimeout(timer)
  }, [secondsLeft])

  const record = async () => {
    setSecondsLeft(SECONDS)
    setAddress(null)
    const recording = await recordForMyself(stream, contentType, SECONDS * 1000)
    setAddress(URL.createObjectURL(recording))
  }
  return (
    <div className={css['inside']}>
      <Button disabled={secondsLeft > 0} onClick={() => void record()}>
        {secondsLeft > 0 ? t('test.recording', { seconds: secondsLeft }) : t('test.start')}
      </Button>
      {address && (
        <>
          <p>{t('test.listen')}</p>
          <audio className={css['listen']} controls src={address} aria-label={t('test.listen')} />
        </>
      )}
    </div>
  )
}
