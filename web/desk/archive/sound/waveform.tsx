// The waveform to look at, to jump in and to mark a stretch on: by mouse and finger, and as a slider by keys and for screen readers.
// Sound runs from left to right in every language.

import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { Button } from '../../../ui/button.tsx'
import css from '../../desk.module.css'
import page from '../archive.module.css'
import type { Range } from '../cuts.ts'
import { useArchiveTexts } from '../texts.ts'
import { writeSeconds, writeTime } from '../time-text.ts'
import { drawWaveform, type Picture } from './draw-waveform.ts'
import type { EditorSound } from './editor-sound.ts'
import { useIsPlaying, useSoundAt } from './use-sound.ts'

interface WaveformProps extends Omit<Picture, 'view'> {
  readonly sound: EditorSound
  readonly lastMs: number
  readonly marked: Range | null
  readonly onMark: (range: Range | null) => void
}

/** Nobody needs to see less at once. */
const SHORTEST_VIEW_MS = 5_000
/** A finger that moves less wants to jump. */
const DRAG_PX = 6

export function Waveform({ sound, lastMs, marked, onMark, ...picture }: WaveformProps) {
  const t = useArchiveTexts()
  const [zoom, setZoom] = useState(0)
  const [from, setFrom] = useState(0)
  const viewMs = Math.min(lastMs, Math.max(SHORTEST_VIEW_MS, lastMs / 2 ** zoom))
  const startMs = Math.max(0, Math.min(from, lastMs - viewMs))
  const view = { startMs, endMs: startMs + viewMs }
  const zoomTo = (next: number) => {
    const nextMs = Math.max(SHORTEST_VIEW_MS, lastMs / 2 ** next)
    setZoom(next)
    setFrom(sound.atMs() - nextMs / 2)
  }
  return (
    <div className={page['wave']} dir="ltr">
      <Canvas picture={{ ...picture, view }} />
      <Surface sound={sound} lastMs={lastMs} view={view} marked={marked} onMark={onMark} />
      <FollowPlaying sound={sound} view={view} onLeave={setFrom} />
      <p className={css['row']} dir="auto">
        <Button aria-label={t('wave.out')} disabled={zoom === 0} onClick={() => zoomTo(zoom - 1)}>−</Button>
        <Button aria-label={t('wave.in')} disabled={viewMs <= SHORTEST_VIEW_MS} onClick={() => zoomTo(zoom + 1)}>+</Button>
        {zoom > 0 && <input className={page['scroll']} dir="ltr" type="range" aria-label={t('wave.part')} min={0} max={Math.max(0, lastMs - viewMs)} step={1000} value={startMs} aria-valuetext={`${writeSeconds(view.startMs)} – ${writeSeconds(view.endMs)}`} onChange={({ target }) => setFrom(target.valueAsNumber)} />}
        <span className={css['soft']} dir="ltr">{`${writeSeconds(view.startMs)} – ${writeSeconds(view.endMs)}`}</span>
      </p>
    </div>
  )
}

function Canvas({ picture }: { picture: Picture }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    if (!canvas.current) return
    const watching = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)))
    watching.observe(canvas.current)
    return () => watching.disconnect()
  }, [])
  const { peaks, view, out, chapters, languages } = picture
  // Drawn anew when something of it differs, not while the sound goes on.
  const drawn = JSON.stringify([view, out, chapters, languages, width])
  useEffect(() => {
    if (canvas.current) drawWaveform(canvas.current, picture)
  }, [peaks, drawn])
  return <canvas ref={canvas} className={page['canvas']} aria-hidden="true" />
}

type SurfaceProps = Pick<WaveformProps, 'sound' | 'lastMs' | 'marked' | 'onMark'> & { readonly view: Range }

function Surface({ sound, lastMs, view, marked, onMark }: SurfaceProps) {
  const t = useArchiveTexts()
  const at = useSoundAt(sound)
  const [pressed, setPressed] = useState<{ readonly x: number; readonly ms: number; readonly drags: boolean } | null>(null)
  const viewMs = view.endMs - view.startMs
  const msAt = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    return Math.round(Math.max(0, Math.min(lastMs, view.startMs + ((event.clientX - left) / width) * viewMs)))
  }
  const move = (event: PointerEvent<HTMLElement>) => {
    if (!pressed || (!pressed.drags && Math.abs(event.clientX - pressed.x) < DRAG_PX)) return
    setPressed({ ...pressed, drags: true })
    const ms = msAt(event)
    onMark({ startMs: Math.min(ms, pressed.ms), endMs: Math.max(ms, pressed.ms) })
  }
  const release = (event: PointerEvent<HTMLElement>) => {
    if (pressed && !pressed.drags) sound.seek(msAt(event))
    setPressed(null)
  }
  const left = (ms: number) => `${((ms - view.startMs) / viewMs) * 100}%`
  return (
    <div
      className={page['surface']}
      role="slider"
      tabIndex={0}
      aria-label={t('wave.place')}
      aria-valuemin={0}
      aria-valuemax={lastMs}
      aria-valuenow={at}
      aria-valuetext={writeSeconds(at)}
      aria-describedby="wave-keys"
      onKeyDown={(event) => onKey(event, sound, lastMs)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        setPressed({ x: event.clientX, ms: msAt(event), drags: false })
      }}
      onPointerMove={move}
      onPointerUp={release}
      onPointerCancel={() => setPressed(null)}
    >
      {marked && <span className={page['marked']} style={{ left: left(marked.startMs), width: `${((marked.endMs - marked.startMs) / viewMs) * 100}%` }} />}
      {at >= view.startMs && at <= view.endMs && <span className={page['head']} style={{ left: left(at) }} title={writeTime(at)} />}
    </div>
  )
}

const STEPS_MS: Readonly<Record<string, number>> = { ArrowLeft: -1_000, ArrowDown: -1_000, ArrowRight: 1_000, ArrowUp: 1_000, PageDown: -30_000, PageUp: 30_000 }

function onKey(event: KeyboardEvent, sound: EditorSound, lastMs: number): void {
  const step = STEPS_MS[event.key]
  if (step !== undefined) sound.seek(sound.atMs() + (event.shiftKey ? step / 10 : step))
  else if (event.key === 'Home') sound.seek(0)
  else if (event.key === 'End') sound.seek(lastMs)
  else if (event.key === ' ') sound.toggle()
  else return
  event.preventDefault()
}

/** Turns the page when the sound runs out of what is shown. */
function FollowPlaying({ sound, view, onLeave }: { sound: EditorSound; view: Range; onLeave: (startMs: number) => void }) {
  const at = useSoundAt(sound)
  const isPlaying = useIsPlaying(sound)
  const isOutside = at < view.startMs || at > view.endMs
  useEffect(() => {
    if (isPlaying && isOutside) onLeave(at)
  }, [isPlaying, isOutside])
  return null
}
