// The sound: seen, heard, and marked. What is marked becomes a cut, a language, the part to hear first; each can be typed as well.

import { useState, type ComponentProps } from 'react'
import { useAnswer } from '../../../api/use-answer.ts'
import { useI18n } from '../../../i18n/i18n.tsx'
import { Button } from '../../../ui/button.tsx'
import css from '../../desk.module.css'
import page from '../archive.module.css'
import { heardMs, type Range } from '../cuts.ts'
import { Part } from '../part.tsx'
import { useArchiveTexts } from '../texts.ts'
import { writeSeconds } from '../time-text.ts'
import { ChaptersField } from './chapters-field.tsx'
import { CutsField } from './cuts-field.tsx'
import type { Peaks } from './draw-waveform.ts'
import type { EditorSound } from './editor-sound.ts'
import { LanguageRangesField } from './language-ranges-field.tsx'
import { MarkButtons } from './mark-buttons.tsx'
import { MarkedCard } from './marked-card.tsx'
import type { SoundFieldProps } from './sound-field-props.ts'
import { SoundbiteField } from './soundbite-field.tsx'
import { TrimFields } from './trim-fields.tsx'
import { useHasFailed, useIsAsHeard, useIsPlaying, useSoundAt } from './use-sound.ts'
import { Waveform } from './waveform.tsx'

export function SoundPart({ episode, sound, out, onChange }: SoundFieldProps & { readonly out: readonly Range[] }) {
  const t = useArchiveTexts()
  const { format } = useI18n()
  const [marked, setMarked] = useState<Range | null>(null)
  const { masterDurationMs, files, chapters, languageRanges } = episode
  const file = files['master'] ?? files['mp3']
  const hasFailed = useHasFailed(sound)
  if (masterDurationMs === null || !file) return <Part title={t('sound.title')}><p>{t('sound.none')}</p></Part>
  const fields = { episode, sound, onChange }
  const wave = { sound, lastMs: masterDurationMs, out, chapters: chapters.map(({ startMs }) => startMs), languages: languageRanges, marked, onMark: setMarked }
  return (
    <Part title={t('sound.title')}>
      {!files['master'] && <p className={css['problem']}>{t('sound.noMaster')}</p>}
      {/* Not its own controls: they would show the time of the recording and know no cuts. */}
      <audio ref={sound.attach} src={file.url} preload="metadata" />
      {hasFailed && <p role="alert" className={css['problem']}>{t('sound.failed')}</p>}
      {files['peaks'] ? <LoadedWaveform url={files['peaks'].url} {...wave} /> : <Waveform peaks={null} {...wave} />}
      <Transport sound={sound} />
      <p>{t('sound.heard', { heard: writeSeconds(heardMs(episode)), whole: writeSeconds(masterDurationMs) })}</p>
      {episode.archive === 'talk_only' && <p>{t('sound.talkOnly')}</p>}
      {episode.gaps.length > 0 && <p>{t('sound.gaps', { list: format.list(episode.gaps.map(({ atMs }) => writeSeconds(atMs))) })}</p>}
      {files['master'] && <MarkButtons {...fields} marked={marked} onMark={setMarked} lastMs={masterDurationMs} />}
      {marked && <MarkedCard {...fields} marked={marked} lastMs={masterDurationMs} onDone={() => setMarked(null)} />}
      <p id="wave-keys" className={css['soft']}>{t('wave.keys')}</p>
      {files['master'] && <TrimFields {...fields} lastMs={masterDurationMs} />}
      {files['master'] && <CutsField {...fields} />}
      <ChaptersField {...fields} />
      <LanguageRangesField {...fields} lastMs={masterDurationMs} />
      <SoundbiteField {...fields} />
    </Part>
  )
}

function LoadedWaveform({ url, ...wave }: Omit<ComponentProps<typeof Waveform>, 'peaks'> & { url: string }) {
  const asked = useAnswer<Peaks>(url)
  return <Waveform peaks={asked.state === 'answered' ? asked.answer : null} {...wave} />
}

function Transport({ sound }: { sound: EditorSound }) {
  const t = useArchiveTexts()
  const isPlaying = useIsPlaying(sound)
  const isAsHeard = useIsAsHeard(sound)
  const by = (ms: number) => sound.seek(sound.atMs() + ms)
  return (
    <>
      <div className={css['row']}>
        <Button kind="main" onClick={() => sound.toggle()}>{isPlaying ? t('sound.pause') : t('sound.play')}</Button>
        <Button aria-label={`−5 s: ${t('sound.back', { seconds: 5 })}`} onClick={() => by(-5_000)}><bdi dir="ltr">−5 s</bdi></Button>
        <Button aria-label={`+5 s: ${t('sound.on', { seconds: 5 })}`} onClick={() => by(5_000)}><bdi dir="ltr">+5 s</bdi></Button>
        <Clock sound={sound} />
      </div>
      <label className={css['tick']}>
        <input type="checkbox" checked={isAsHeard} onChange={({ target }) => sound.setAsHeard(target.checked)} />
        <span>{t('sound.asHeard')}</span>
      </label>
    </>
  )
}

function Clock({ sound }: { sound: EditorSound }) {
  const at = useSoundAt(sound)
  return <span className={page['clock']} dir="ltr">{writeSeconds(at)}</span>
}
