// The host's level as a bar and as a word; the word looks at the last three seconds.

import { useEffect, useState, type CSSProperties } from 'react'
import { barLength, fallingPeak, levelWord, SILENT, type LevelWord } from './level.ts'
import type { Mixer } from './mixer.ts'
import css from './studio.module.css'
import { useStudioTexts } from './texts.ts'

const WORD_LOOKS_BACK_MS = 3000

export function LevelMeter({ mixer, muted }: { mixer: Mixer; muted: boolean }) {
  const t = useStudioTexts()
  const { peakDbfs, word } = useLevel(mixer)
  // A custom property is not among the ones React's types know.
  const style = { '--length': barLength(peakDbfs).toFixed(3) } as CSSProperties
  return (
    <div className={css['inside']}>
      <div className={css['meter']} role="meter" aria-label={t('level.title')} aria-valuemin={-60} aria-valuemax={0} aria-valuenow={Math.max(-60, Math.round(peakDbfs))}>
        <div className={css['bar']} style={style} />
      </div>
      <p className={css['word']} role="status">
        {muted ? t('mute.muted') : t(`level.${word}`)}
      </p>
    </div>
  )
}

function useLevel(mixer: Mixer): { peakDbfs: number; word: LevelWord } {
  const [level, setLevel] = useState({ peakDbfs: SILENT.peakDbfs, word: levelWord(SILENT.peakDbfs) })
  useEffect(() => {
    let shownDbfs = SILENT.peakDbfs
    let shownAtMs = performance.now()
    let recent: { atMs: number; peakDbfs: number }[] = []
    return mixer.onLevel(({ peakDbfs }) => {
      const atMs = performance.now()
      recent = [...recent.filter((one) => atMs - one.atMs < WORD_LOOKS_BACK_MS), { atMs, peakDbfs }]
      shownDbfs = fallingPeak(shownDbfs, peakDbfs, atMs - shownAtMs)
      shownAtMs = atMs
      setLevel({ peakDbfs: shownDbfs, word: levelWord(Math.max(...recent.map((one) => one.peakDbfs))) })
    })
  }, [mixer])
  return level
}
