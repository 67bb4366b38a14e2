// What is said, in step with the sound. Fetched when somebody opens it: it may be as long as a book.

import { useEffect, useRef, useState } from 'react'
import { directionOf } from '../../schedules/language-names.ts'
import type { EpisodePage } from '../../server/archive/schema.ts'
import css from './episode-view.module.css'
import { clockOf, hashOf, partAt } from './moment.ts'
import { useArchiveTexts } from './texts.ts'
import type { Listening } from './use-listening.ts'
import { readCues, type Cue } from './vtt.ts'

export function Transcript({ episode, listening }: { episode: EpisodePage; listening: Listening }) {
  const t = useArchiveTexts()
  const [cues, setCues] = useState<readonly Cue[] | 'unknown' | null>(null)
  const file = episode.files.transcript
  if (!file) return null
  const open = async () => {
    if (Array.isArray(cues)) return
    try {
      const answer = await fetch(file.url)
      setCues(answer.ok ? readCues(await answer.text()) : 'unknown')
    } catch {
      setCues('unknown')
    }
  }
  return (
    <section aria-labelledby="transcript">
      <h2 id="transcript" className={css.part}>
        {t('episode.transcript')}
      </h2>
      <details className={css.transcript} data-needs-script onToggle={({ currentTarget }) => currentTarget.open && void open()}>
        <summary className={css.summary}>{t('episode.transcriptOpen')}</summary>
        {cues === 'unknown' && <p role="status">{t('episode.transcriptUnknown')}</p>}
        {Array.isArray(cues) && <Cues cues={cues} language={episode.languages[0] ?? 'und'} listening={listening} />}
      </details>
      <p>
        <a href={file.url} className={css.plain}>
          {t('episode.transcriptFile')}
        </a>
      </p>
    </section>
  )
}

function Cues({ cues, language, listening }: { cues: readonly Cue[]; language: string; listening: Listening }) {
  const list = useRef<HTMLDivElement>(null)
  const said = listening.view.isOn ? partAt(cues, listening.view.at) : null
  const index = said ? cues.indexOf(said) : -1
  useEffect(() => {
    const { current } = list
    const line = current?.children[index]
    // Inside its own box only: the page must not move under somebody's finger.
    if (current && line instanceof HTMLElement) current.scrollTop = line.offsetTop - current.clientHeight / 3
  }, [index])
  return (
    <div ref={list} className={css.cues} lang={language} dir={directionOf(language)} tabIndex={0}>
      {cues.map(({ startMs, voice, text }, at) => (
        <p key={at} className={css.cue} aria-current={at === index ? 'true' : undefined}>
          <a
            href={hashOf(startMs / 1000)}
            className={css.clock}
            dir="ltr"
            onClick={(event) => {
              event.preventDefault()
              listening.play(startMs / 1000)
            }}
          >
            {clockOf(startMs / 1000)}
          </a>{' '}
          {voice && <b>{voice}: </b>}
          {text}
        </p>
      ))}
    </div>
  )
}
