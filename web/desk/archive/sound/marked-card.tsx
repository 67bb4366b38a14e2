// What can be done with a marked stretch: hear it, cut it out, say what is spoken in it, have it heard first.

import { useEffect, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import css from '../../desk.module.css'
import { withCuts, type Range } from '../cuts.ts'
import { useArchiveTexts } from '../texts.ts'
import { TimeField } from '../time-field.tsx'
import { LanguageChoice } from './language-choice.tsx'
import { LONGEST_SOUNDBITE_MS } from './soundbite-field.tsx'
import type { SoundFieldProps } from './sound-field-props.ts'

interface MarkedCardProps extends SoundFieldProps {
  readonly marked: Range
  readonly lastMs: number
  readonly onDone: () => void
}

export function MarkedCard({ episode, sound, marked, lastMs, onChange, onDone }: MarkedCardProps) {
  const t = useArchiveTexts()
  const [typed, setTyped] = useState<Range>(marked)
  // Dragged further: what was typed is over.
  useEffect(() => setTyped(marked), [marked])
  const { startMs, endMs } = typed
  const isRight = endMs > startMs && endMs <= lastMs
  const done = (part: Parameters<typeof onChange>[0]) => {
    onChange(part)
    onDone()
  }
  const others = episode.languageRanges.flatMap((range) => [{ ...range, endMs: Math.min(range.endMs, startMs) }, { ...range, startMs: Math.max(range.startMs, endMs) }]).filter((range) => range.endMs > range.startMs)
  return (
    <section className={css['card']} aria-label={t('marked.title')}>
      <h3>{t('marked.title')}</h3>
      <div className={css['row']}>
        <TimeField label={t('range.from')} value={startMs} max={endMs - 1} onChange={(ms) => setTyped({ startMs: ms, endMs })} />
        <TimeField label={t('range.to')} value={endMs} min={startMs + 1} max={lastMs} onChange={(ms) => setTyped({ startMs, endMs: ms })} />
      </div>
      <div className={css['row']}>
        <Button onClick={() => void sound.play(startMs, endMs)}>{t('marked.hear')}</Button>
        {episode.files['master'] && <Button kind="main" disabled={!isRight} onClick={() => done({ cuts: withCuts(episode.cuts, [typed]) })}>{t('marked.cut')}</Button>}
        <Button disabled={!isRight || endMs - startMs > LONGEST_SOUNDBITE_MS || endMs - startMs < 1000} onClick={() => done({ soundbite: { ...typed, title: episode.soundbite?.title ?? '' } })}>{t('marked.soundbite')}</Button>
        <Button onClick={onDone}>{t('marked.let')}</Button>
      </div>
      <LanguageChoice label={t('marked.language')} first={episode.languages} onChoose={(language) => isRight && done({ languageRanges: [...others, { startMs, endMs, language }].sort((one, other) => one.startMs - other.startMs) })} />
    </section>
  )
}
