// The player of an episode's page. Until the page's script runs, and where it never does, it is the browser's own; what somebody
// started there goes on here.

import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useSearch } from 'wouter'
import type { EpisodePage } from '../../server/archive/schema.ts'
import { useI18n } from '../i18n/i18n.tsx'
import { ShareButton } from '../share/share-button.tsx'
import { useIsAwake } from '../player/use-awake.ts'
import { BACK, FORWARD, SPEEDS } from './episode-player.ts'
import type { FileKind } from './file-choice.ts'
import css from './listen-card.module.css'
import { clockOf, hashOf, momentIn } from './moment.ts'
import { pageOf } from './page-of.ts'
import { PlaySign } from './play-sign.tsx'
import { useArchiveTexts } from './texts.ts'
import type { Listening } from './use-listening.ts'

export function ListenCard({ episode, listening }: { episode: EpisodePage; listening: Listening }) {
  const t = useArchiveTexts()
  const isAwake = useIsAwake()
  return (
    <section aria-label={t('episode.listen')} className={css.card}>
      {isAwake ? <OwnPlayer episode={episode} listening={listening} /> : <BrowsersPlayer files={episode.files} listening={listening} />}
    </section>
  )
}

function BrowsersPlayer({ files, listening }: { files: EpisodePage['files']; listening: Listening }) {
  const audio = useRef<HTMLAudioElement>(null)
  // Known to the server too, other than a hash: without JavaScript it leads there as well.
  const asked = momentIn(useSearch())
  const from = asked === null ? '' : hashOf(asked)
  const latest = useRef(listening)
  latest.current = listening
  useLayoutEffect(() => {
    const { current } = audio
    return () => {
      if (!current || (current.paused && current.currentTime === 0)) return
      const { currentTime, paused } = current
      current.pause()
      if (paused) latest.current.seek(currentTime)
      else latest.current.play(currentTime)
    }
  }, [])
  return (
    <audio ref={audio} controls preload="none" className={css.browsers}>
      {(['opus', 'mp3'] as const).map((kind) => files[kind] && <source key={kind} src={`${files[kind].url}${from}`} type={kind === 'opus' ? 'audio/ogg; codecs=opus' : files[kind].mediaType} />)}
    </audio>
  )
}

function OwnPlayer({ episode, listening }: { episode: EpisodePage; listening: Listening }) {
  const t = useArchiveTexts()
  const { format } = useI18n()
  const { view, length, isContinued } = listening
  const status = { failed: t('episode.failed'), refused: t('episode.refused'), waiting: t('episode.waiting'), playing: '', paused: '' }[view.status]
  return (
    <>
      {/* Time runs from left to right in every script, as on the devices people know. */}
      <div className={css.transport} dir="ltr">
        <button type="button" className={css.skip} aria-label={t('episode.back')} onClick={() => listening.seek(view.at - BACK)}>
          <span aria-hidden="true">−{BACK}</span>
        </button>
        <button type="button" className={css.play} aria-label={view.isOn ? t('episode.pause') : t('episode.play')} onClick={() => (view.isOn ? listening.pause() : listening.play())}>
          <PlaySign isOn={view.isOn} className={css.sign} />
        </button>
        <button type="button" className={css.skip} aria-label={t('episode.forward')} onClick={() => listening.seek(view.at + FORWARD)}>
          <span aria-hidden="true">+{FORWARD}</span>
        </button>
        <PlaceSlider listening={listening} />
        <p className={css.times} aria-hidden="true">
          <span data-at>{clockOf(view.at)}</span>
          <span>{clockOf(length)}</span>
        </p>
      </div>
      <p role="status" className={css.status} data-episode={view.status}>
        {status}
      </p>
      {isContinued && (
        <p className={css.continued}>
          <span>{t('episode.continue', { at: clockOf(view.at) })}</span>
          <button type="button" className={css.small} onClick={() => listening.seek(0)}>
            {t('episode.fromStart')}
          </button>
        </p>
      )}
      <div className={css.settings}>
        <label className={css.setting}>
          <span>{t('episode.speed')}</span>
          <select className={css.select} value={view.speed} onChange={({ currentTarget }) => listening.setSpeed(Number(currentTarget.value))}>
            {SPEEDS.map((speed) => (
              <option key={speed} value={speed}>
                {`${format.number(speed)}×`}
              </option>
            ))}
          </select>
        </label>
        {listening.files.length > 1 && (
          <label className={css.setting}>
            <span>{t('episode.file')}</span>
            <select className={css.select} value={listening.file} onChange={({ currentTarget }) => listening.setFile(currentTarget.value === 'opus' ? 'opus' : 'mp3')}>
              {listening.files.map((kind) => (
                <option key={kind} value={kind}>
                  {`${kind === 'opus' ? 'Opus' : 'MP3'} · ${format.megabytes(megabytesOf(episode, kind))}`}
                </option>
              ))}
            </select>
          </label>
        )}
        {episode.publishedAt !== null && (
          <ShareButton label={t('episode.share')} path={pageOf(episode)} title={`${episode.title} · ${episode.show.title}`} moment={() => ({ hash: hashOf(view.at), clock: clockOf(view.at) })} />
        )}
      </div>
    </>
  )
}

/** Moves with the finger and goes there when it is let go: every place between would be fetched. */
function PlaceSlider({ listening: { view, length, seek } }: { listening: Listening }) {
  const t = useArchiveTexts()
  const slider = useRef<HTMLInputElement>(null)
  const [dragged, setDragged] = useState<number | null>(null)
  const latest = useRef(seek)
  latest.current = seek
  useEffect(() => {
    const { current } = slider
    // The browser's own "change" comes when it is let go; React's comes with every step.
    const letGo = () => {
      setDragged(null)
      if (current) latest.current(current.valueAsNumber)
    }
    current?.addEventListener('change', letGo)
    return () => current?.removeEventListener('change', letGo)
  }, [])
  const at = dragged ?? view.at
  return (
    <input
      ref={slider}
      type="range"
      min={0}
      max={Math.max(1, Math.floor(length))}
      step={1}
      value={at}
      className={css.place}
      aria-label={t('episode.place')}
      aria-valuetext={t('episode.placeOf', { at: clockOf(at), length: clockOf(length) })}
      onChange={({ currentTarget }) => setDragged(currentTarget.valueAsNumber)}
    />
  )
}

function megabytesOf({ files }: EpisodePage, kind: FileKind): number {
  return (files[kind]?.bytes ?? 0) / 1_000_000
}
