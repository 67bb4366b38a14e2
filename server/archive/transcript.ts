// Transcripts: read from WebVTT or SubRip, strictly and with the number of the line that is wrong; written as WebVTT. Pure.

import { masterTime, publishedRange, type Edit } from './edit-time.ts'
import type { Range } from './episode.ts'
import { AppError } from '../errors.ts'

/** What is said in one go, as plain text. */
export interface Cue extends Range {
  /** Null: nobody has said who speaks. */
  readonly speaker: string | null
  /** May have line breaks. */
  readonly text: string
}

export const TRANSCRIPT_TYPE = 'text/vtt; charset=utf-8'
const MOST_CUES = 30_000
const LONGEST_TEXT = 2_000
const LONGEST_SPEAKER = 120

// VTT has a point before the milliseconds and may leave hours out; SRT has a comma. Programs mix them up, and both are clear.
const TIME = String.raw`(?:(\d{1,3}):)?(\d{2}):(\d{2})[.,](\d{3})`
const TIMING = new RegExp(String.raw`^\s*${TIME}\s*-->\s*${TIME}(?:[ \t].*)?$`)
const BLOCKS_WITHOUT_WORDS = /^(NOTE|STYLE|REGION)(\s|$)/

/** Reads the bytes of a file; throws in words what is wrong with it, and where. */
export function readTranscript(bytes: Uint8Array): Cue[] {
  const text = textOf(bytes)
  const isVtt = /^WEBVTT([ \t\n]|$)/.test(text)
  if (!isVtt && !/-->/.test(text)) throw refused('transcript_unknown', 'This is neither WebVTT nor SubRip: such files have lines like "00:00:01.000 --> 00:00:04.000". Export the transcript as VTT or SRT.')
  const lines = text.split('\n')
  const cues: Cue[] = []
  let at = isVtt ? endOfBlock(lines, 0) : 0
  while (at < lines.length) {
    if (isBlank(lines[at])) {
      at += 1
      continue
    }
    const end = endOfBlock(lines, at)
    if (!(isVtt && BLOCKS_WITHOUT_WORDS.test(lines[at] ?? ''))) {
      const cue = readCue(lines, at, end, cues.at(-1))
      if (cue) cues.push(cue)
      if (cues.length > MOST_CUES) throw wrongLine(at, `there are more than ${MOST_CUES} captions; no episode has so many`)
    }
    at = end
  }
  if (cues.length === 0) throw refused('transcript_empty', 'The file has no words in it: export the transcript once more.')
  return cues
}

/** As a WebVTT file. What stands in it shows as it is: nothing of it is markup. */
export function writeTranscript(cues: readonly Cue[]): string {
  const written = cues.map(({ startMs, endMs, speaker, text }) => `${clock(startMs)} --> ${clock(endMs)}\n${speaker === null ? '' : `<v ${escaped(speaker)}>`}${escaped(text)}\n`)
  return `WEBVTT\n\n${written.join('\n')}`
}

/** The cues in the time listeners hear, without those that were cut out. */
export function publishedCues(edit: Edit, cues: readonly Cue[]): Cue[] {
  return cues.flatMap((cue) => {
    const heard = publishedRange(edit, cue)
    return heard ? [{ ...cue, ...heard }] : []
  })
}

/** The cues of a transcript that was made from what listeners hear, on the master's time line. */
export function masterCues(edit: Edit, cues: readonly Cue[]): Cue[] {
  return cues.map((cue) => {
    const startMs = masterTime(edit, cue.startMs)
    // One that ends where two parts meet ends with the first of them.
    return { ...cue, startMs, endMs: Math.max(startMs + 1, masterTime(edit, cue.endMs - 1) + 1) }
  })
}

/** Some seconds more than the sound are a program's rounding; more is the transcript of something else. */
const BEYOND_MS = 5_000

/** The cues inside the sound; throws when they go on long after it. */
export function requireWithin(cues: readonly Cue[], durationMs: number): Cue[] {
  const last = cues.at(-1)
  if (last && last.startMs > durationMs + BEYOND_MS) {
    throw refused('transcript_too_long', `The transcript goes on until ${clock(last.startMs)}, and the sound ends at ${clock(durationMs)}: is it the one of another episode, or of the recording before it was cut?`)
  }
  return cues.flatMap((cue) => (cue.startMs < durationMs ? [{ ...cue, endMs: Math.min(cue.endMs, durationMs) }] : []))
}

function readCue(lines: readonly string[], start: number, end: number, before: Cue | undefined): Cue | null {
  // A name or a number may stand above the times.
  const timing = lines[start]?.includes('-->') ? start : start + 1
  const match = TIMING.exec(lines[timing] ?? '')
  if (!match || timing >= end) throw wrongLine(Math.min(timing, end - 1), 'there should be times like "00:00:01.000 --> 00:00:04.000"')
  const startMs = msOf(match.slice(1, 5), timing)
  const endMs = msOf(match.slice(5, 9), timing)
  if (endMs <= startMs) throw wrongLine(timing, 'the caption ends before it begins')
  if (before && startMs < before.startMs) throw wrongLine(timing, 'the caption begins before the one above it; put them in order')
  const { speaker, text } = wordsOf(lines.slice(timing + 1, end).join('\n'))
  if (text.length > LONGEST_TEXT) throw wrongLine(timing + 1, `the caption has more than ${LONGEST_TEXT} characters; split it`)
  return text === '' ? null : { startMs, endMs, speaker, text }
}

function msOf([hours = '0', minutes, seconds, ms]: readonly (string | undefined)[], line: number): number {
  if (Number(minutes) > 59 || Number(seconds) > 59) throw wrongLine(line, 'minutes and seconds go up to 59')
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(ms)
}

/** Plain text and who says it: markup is left out, what it stands around stays. */
function wordsOf(written: string): { readonly speaker: string | null; readonly text: string } {
  const voice = /<v(?:\.[^\s>]*)?\s+([^>\n]{1,400})>/.exec(written)?.[1]
  const text = plain(written.replace(/<[^>\n]{0,400}>/g, '').replace(/\{\\[^}\n]{0,100}\}/g, ''))
  const speaker = voice === undefined ? '' : plain(voice).slice(0, LONGEST_SPEAKER)
  return { speaker: speaker === '' ? null : speaker, text }
}

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&nbsp;': ' ', '&lrm;': '', '&rlm;': '' }

function plain(text: string): string {
  const read = text.replace(/&(amp|lt|gt|quot|#39|nbsp|lrm|rlm);/g, (entity) => ENTITIES[entity] ?? entity)
  // An arrow would be taken for times by whoever reads the file we write; control characters are nobody's words.
  return read.replace(/[^\P{Cc}\n\t]/gu, '').replace(/[\u202a-\u202e]/g, '').replaceAll('-->', '→').split('\n').map((line) => line.trim()).filter((line) => line !== '').join('\n')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** `01:02:03.500` */
function clock(ms: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}.${String(Math.floor(ms % 1000)).padStart(3, '0')}`
}

function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  try {
    // A mark of byte order is taken off by the decoder.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n')
  } catch {
    throw refused('transcript_not_text', 'The file is not text in UTF-8: open it in a text editor and save it as UTF-8.')
  }
}

function endOfBlock(lines: readonly string[], from: number): number {
  let end = from
  while (end < lines.length && !isBlank(lines[end])) end += 1
  return end
}

function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === ''
}

function wrongLine(index: number, what: string): AppError {
  return new AppError('invalid', 'transcript_line', `Line ${index + 1} of the transcript: ${what}.`, { details: { line: index + 1 } })
}

function refused(code: string, message: string): AppError {
  return new AppError('invalid', code, message)
}
