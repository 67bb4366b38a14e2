// The transcript: sent as a file, shown in step with the sound, taken away. Sending takes effect at once.

import { useEffect, useRef, useState } from 'react'
import type { Cues, DeskEpisode } from '../../../../server/archive/schema.ts'
import { request } from '../../../api/client.ts'
import { useAnswer } from '../../../api/use-answer.ts'
import { Button } from '../../../ui/button.tsx'
import css from '../../desk.module.css'
import page from '../archive.module.css'
import { Part } from '../part.tsx'
import type { EditorSound } from '../sound/editor-sound.ts'
import { useIsPlaying, useSoundAt } from '../sound/use-sound.ts'
import { useArchiveTexts } from '../texts.ts'
import { writeSeconds } from '../time-text.ts'
import { useAsking } from '../use-asking.ts'
import type { EditedEpisode } from '../use-episode.ts'

export function TranscriptPart({ edited: { saved, take }, sound }: { edited: EditedEpisode; sound: EditorSound }) {
  const t = useArchiveTexts()
  const { busy, problem, ask } = useAsking()
  const [times, setTimes] = useState<'master' | 'heard'>('master')
  const path = `/api/v1/desk/episodes/${saved.id}/transcript`
  const cues = saved.files['cues']
  const isCut = saved.masterDurationMs !== null && saved.editedDurationMs < saved.masterDurationMs
  const send = async (work: () => Promise<DeskEpisode>) => {
    const answer = await ask(work)
    if (answer) take(answer)
  }
  return (
    <Part title={t('transcript.title')}>
      <p className={css['soft']}>{t('transcript.help')}</p>
      {isCut && (
        <label className={css['field']}>
          <span>{t('transcript.times')}</span>
          <select value={times} onChange={({ target }) => setTimes(target.value === 'heard' ? 'heard' : 'master')}>
            <option value="master">{t('transcript.master')}</option>
            <option value="heard">{t('transcript.heard')}</option>
          </select>
        </label>
      )}
      <label className={css['field']}>
        <span>{cues ? t('transcript.another') : t('transcript.choose')}</span>
        <input type="file" accept=".vtt,.srt,text/vtt,application/x-subrip" disabled={busy} onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file) void send(() => request<DeskEpisode>('PUT', `${path}?times=${times}`, file))
          target.value = ''
        }} />
      </label>
      {problem !== null && <p role="alert" className={css['problem']}>{problem}</p>}
      {cues && (
        <>
          <Words key={cues.url} url={cues.url} sound={sound} language={saved.languages[0]} />
          <Button kind="danger" disabled={busy} onClick={() => void send(() => request<DeskEpisode>('DELETE', path))}>{t('transcript.remove')}</Button>
        </>
      )}
    </Part>
  )
}

function Words({ url, sound, language }: { url: string; sound: EditorSound; language: string | undefined }) {
  const t = useArchiveTexts()
  const asked = useAnswer<Cues>(url)
  if (asked.state !== 'answered') return asked.state === 'failed' ? <p role="alert">{t('transcript.failed')}</p> : null
  return <CueList cues={asked.answer} sound={sound} language={language} />
}

function CueList({ cues, sound, language }: { cues: Cues; sound: EditorSound; language: string | undefined }) {
  const t = useArchiveTexts()
  const at = useSoundAt(sound)
  const isPlaying = useIsPlaying(sound)
  const list = useRef<HTMLOListElement>(null)
  const here = cues.findLastIndex(({ startMs }) => startMs <= at)
  useEffect(() => {
    const cue = list.current?.children[here]
    // Inside its own box only: the page stays where the editor is.
    if (isPlaying && cue instanceof HTMLElement && list.current) list.current.scrollTop = cue.offsetTop - list.current.clientHeight / 3
  }, [here, isPlaying])
  return (
    <ol ref={list} className={page['cues']} tabIndex={0} aria-label={t('transcript.words')}>
      {cues.map(({ startMs, speaker, text }, index) => (
        <li key={index} className={page['cue']} aria-current={index === here ? 'true' : undefined}>
          <button type="button" onClick={() => void sound.play(startMs)}>
            <span dir="ltr">{writeSeconds(startMs)}</span>
            <span lang={language} dir="auto">{speaker !== null && <b>{`${speaker}: `}</b>}{text}</span>
          </button>
        </li>
      ))}
    </ol>
  )
}
