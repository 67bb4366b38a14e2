// What can be done at the place where the sound is: begin or end the episode here, a chapter, and marking a stretch without dragging.

import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import css from '../../desk.module.css'
import type { Range } from '../cuts.ts'
import { useArchiveTexts } from '../texts.ts'
import { writeTime } from '../time-text.ts'
import type { SoundFieldProps } from './sound-field-props.ts'

interface MarkButtonsProps extends SoundFieldProps {
  readonly lastMs: number
  readonly marked: Range | null
  readonly onMark: (range: Range | null) => void
}

export function MarkButtons({ episode, sound, lastMs, marked, onMark, onChange }: MarkButtonsProps) {
  const t = useArchiveTexts()
  const [from, setFrom] = useState<number | null>(null)
  const [said, setSaid] = useState('')
  const trim = episode.trim ?? { startMs: 0, endMs: lastMs }
  const at = () => sound.atMs()
  const begin = () => at() < trim.endMs && onChange({ trim: whole({ ...trim, startMs: at() }, lastMs) })
  const end = () => at() > trim.startMs && onChange({ trim: whole({ ...trim, endMs: at() }, lastMs) })
  const chapter = () => onChange({ chapters: [...episode.chapters, { startMs: at(), title: '', url: null }].sort((one, other) => one.startMs - other.startMs) })
  const markFrom = () => {
    setFrom(at())
    setSaid(t('mark.fromSaid', { time: writeTime(at()) }))
  }
  const markTo = () => {
    if (from === null || at() === from) return
    onMark({ startMs: Math.min(from, at()), endMs: Math.max(from, at()) })
    setFrom(null)
    setSaid('')
  }
  return (
    <>
      <div className={css['row']} role="group" aria-label={t('mark.here')}>
        <Button onClick={begin}>{t('mark.begin')}</Button>
        <Button onClick={end}>{t('mark.end')}</Button>
        <Button onClick={chapter}>{t('mark.chapter')}</Button>
        {from === null ? <Button onClick={markFrom}>{t('mark.from')}</Button> : <Button kind="main" onClick={markTo}>{t('mark.to')}</Button>}
      </div>
      <p role="status">{marked ? '' : said}</p>
    </>
  )
}

/** Nothing trimmed is no trimming. */
export function whole({ startMs, endMs }: Range, lastMs: number): Range | null {
  return startMs <= 0 && endMs >= lastMs ? null : { startMs: Math.max(0, startMs), endMs: Math.min(endMs, lastMs) }
}
