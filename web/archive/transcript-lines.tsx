// The lines of a transcript, in step with the sound: the one that is said is marked, and each leads to its moment.

import { useEffect, useRef, useState } from 'react'
import { directionOf } from '../../schedules/language-names.ts'
import css from './transcript-lines.module.css'
import { clockOf, hashOf, partAt } from './moment.ts'
import { useArchiveTexts } from './texts.ts'
import type { Listening } from './use-listening.ts'
import { readCues, type Cue } from './vtt.ts'

export default function TranscriptLines({ url, language, listening }: { url: string; language: string; listening: Listening }) {
  const t = useArchiveTexts()
  const cues = useCues(url)
  const list = useRef<HTMLDivElement>(null)
  const said = cues !== 'unknown' && listening.view.isOn ? partAt(cues, listening.view.at) : null
  const index = said && cues !== 'unknown' ? cues.indexOf(said) : -1
  useEffect(() => {
    const { current } = list
    const line = current?.children[index]
    // Inside its own box only: the page must not move under somebody's finger.
    if (current && line instanceof HTMLElement) current.scrollTop = line.offsetTop - current.clientHeight / 3
  }, [index])
  if (cues === 'unknown') return <p role="status">{t('episode.transcriptUnknown')}</p>
  return (
    <div ref={list} className={css.lines} lang={language} dir={directionOf(language)} tabIndex={0}>
      {cues.map(({ startMs, voice, text }, at) => (
        <p key={at} className={css.line} aria-current={at === index ? 'true' : undefined}>
          <a
            href={hashOf(startMs / 1000)}
            className={css.clock}
            onClick={(event) => {
              event.preventDefault()
              listening.play(startMs / 1000)
            }}
          >
            <bdi dir="ltr">{clockOf(startMs / 1000)}</bdi>
          </a>
          <span>
            {voice && <b>{voice}: </b>}
            {text}
          </span>
        </p>
      ))}
    </div>
  )
}

/** Empty until they are there. */
function useCues(url: string): readonly Cue[] | 'unknown' {
  const [cues, setCues] = useState<readonly Cue[] | 'unknown'>([])
  useEffect(() => {
    const leaving = new AbortController()
    fetch(url, { signal: leaving.signal })
      .then(async (answer) => setCues(answer.ok ? readCues(await answer.text()) : 'unknown'))
      .catch(() => leaving.signal.aborted || setCues('unknown'))
    return () => leaving.abort()
  }, [url])
  return cues
}
