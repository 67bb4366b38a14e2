// Draws a stretch of a waveform: what is heard in full ink, what is left out pale, chapters and languages as marks.

import type { Range } from '../cuts.ts'

/** As the station writes it: the lowest and highest sample of each pixel in turn, -128 to 127. */
export interface Peaks {
  readonly sample_rate: number
  readonly samples_per_pixel: number
  readonly data: readonly number[]
}

export interface Picture {
  readonly peaks: Peaks | null
  readonly view: Range
  readonly out: readonly Range[]
  readonly chapters: readonly number[]
  readonly languages: readonly Range[]
}

const BAR = 3
const LANGUAGE_STRIP = 6

/** Fills the canvas, in the colours of its own style. */
export function drawWaveform(canvas: HTMLCanvasElement, { peaks, view, out, chapters, languages }: Picture): void {
  const context = canvas.getContext('2d')
  if (!context) return
  const scale = window.devicePixelRatio || 1
  const [width, height] = [canvas.clientWidth, canvas.clientHeight]
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  context.scale(scale, scale)
  const style = getComputedStyle(canvas)
  const colour = (name: string) => style.getPropertyValue(name).trim()
  const msPerX = (view.endMs - view.startMs) / Math.max(1, width)
  const xOf = (ms: number) => (ms - view.startMs) / msPerX
  const loudest = loudestOf(peaks)
  const isOut = (ms: number) => out.some(({ startMs, endMs }) => ms >= startMs && ms < endMs)

  context.fillStyle = colour('--ground-2')
  for (const { startMs, endMs } of out) context.fillRect(xOf(startMs), 0, xOf(endMs) - xOf(startMs), height)
  for (let x = 0; x < width; x += BAR) {
    const fromMs = view.startMs + x * msPerX
    const { low, high } = peakBetween(peaks, fromMs, fromMs + BAR * msPerX)
    const barHeight = Math.max(2, ((high - low) / loudest) * (height - LANGUAGE_STRIP * 2))
    context.fillStyle = isOut(fromMs + (BAR * msPerX) / 2) ? colour('--line') : colour('--text')
    context.fillRect(x, Math.max(0, (height - barHeight) / 2), BAR - 1, Math.min(height, barHeight))
  }
  context.fillStyle = colour('--focus-on-ground')
  for (const [index, { startMs, endMs }] of languages.entries()) context.fillRect(xOf(startMs) + 1, height - (index % 2 === 0 ? LANGUAGE_STRIP : LANGUAGE_STRIP / 2), Math.max(2, xOf(endMs) - xOf(startMs) - 2), 3)
  context.fillStyle = colour('--vermilion')
  for (const ms of chapters) {
    context.fillRect(xOf(ms) - 1, 0, 2, height)
    context.fillRect(xOf(ms) - 1, 0, 10, 8)
  }
}

/** A quiet recording is drawn as high as a loud one; silence stays flat. */
function loudestOf(peaks: Peaks | null): number {
  let loudest = 16
  for (let at = 0; at + 1 < (peaks?.data.length ?? 0); at += 2) loudest = Math.max(loudest, (peaks?.data[at + 1] ?? 0) - (peaks?.data[at] ?? 0))
  return loudest
}

function peakBetween(peaks: Peaks | null, fromMs: number, toMs: number): { readonly low: number; readonly high: number } {
  if (!peaks) return { low: 0, high: 0 }
  const pixelMs = (peaks.samples_per_pixel * 1000) / peaks.sample_rate
  const last = Math.min(peaks.data.length / 2, Math.max(Math.floor(fromMs / pixelMs) + 1, Math.ceil(toMs / pixelMs)))
  let [low, high] = [0, 0]
  for (let pixel = Math.max(0, Math.floor(fromMs / pixelMs)); pixel < last; pixel += 1) {
    low = Math.min(low, peaks.data[pixel * 2] ?? 0)
    high = Math.max(high, peaks.data[pixel * 2 + 1] ?? 0)
  }
  return { low, high }
}
