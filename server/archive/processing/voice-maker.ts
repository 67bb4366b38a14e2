// Makes a short spoken sound of whatever a phone recorded: checked, without the silence at its ends, at the loudness of all else, a small mono MP3.
// One at a time, in ffmpeg processes with an end in sight. Spoken titles and listeners' questions ask for it through compose.ts.

import { AppError } from '../../errors.ts'
import { InTurn } from '../../in-turn.ts'
import { FfmpegFailed, runFileJob } from '../../media/ffmpeg.ts'
import { probe, ProbeFailed } from '../../media/ffprobe.ts'
import { publishedDuration } from '../edit-time.ts'
import { fileSound, UNPROBED } from '../uploads/file-sound.ts'
import { COMMON, editFilter, gainFilter } from './filters.ts'
import { gainFor } from './loudness.ts'
import { measure } from './measure.ts'
import { settleGain } from './render.ts'

export interface VoiceWork {
  readonly from: string
  /** The MP3, which is not there yet. */
  readonly to: string
  /** Longer is refused. */
  readonly mostMs: number
}

const MOST_WAITING = 16
const LONGEST_MS = 60_000
/** Recorders stop a little late. */
const LEEWAY_MS = 2000
const MP3 = ['-c:a', 'libmp3lame', '-b:a', '64k', '-ac', '1', '-ar', '48000', '-map_metadata', '-1', '-id3v2_version', '0', '-write_id3v1', '0', '-f', 'mp3']
const LIMITS = { maxBytes: Number.MAX_SAFE_INTEGER, maxHours: 1 }

export class VoiceMaker {
  readonly #ffmpegPath: string
  readonly #stopping = new AbortController()
  readonly #turns = new InTurn()

  constructor(ffmpegPath: string) {
    this.#ffmpegPath = ffmpegPath
  }

  /** Makes the MP3 at -16 LUFS as both ears hear it; throws a refusal in words when there is no such sound in it. */
  make(work: VoiceWork): Promise<{ readonly durationMs: number }> {
    return this.#inTurn((signal) => this.#make(work, signal))
  }

  /** Makes the same words in another voice, so low that no ear knows it again. What somebody with a laboratory could do, it does not promise. */
  change({ from, to }: Pick<VoiceWork, 'from' | 'to'>): Promise<void> {
    // Different each time and kept nowhere, so that nobody can simply turn it back.
    const pitch = 0.72 + 0.1 * Math.random()
    const filter = `[0:a:0]aresample=48000,asetrate=${Math.round(48_000 * pitch)},aresample=48000,atempo=${(1 / pitch).toFixed(4)}[out]`
    return this.#inTurn(async (signal) => {
      await runFileJob({ inputs: [{ path: from }], filter, outputs: [{ to, options: ['-map', '[out]', ...MP3] }], signal }, this.#ffmpegPath)
    })
  }

  /** Ends what is under way. */
  async close(): Promise<void> {
    this.#stopping.abort(stopping())
    await this.#turns.ended()
  }

  async #make({ from, to, mostMs }: VoiceWork, signal: AbortSignal): Promise<{ readonly durationMs: number }> {
    const ffmpegPath = this.#ffmpegPath
    const { stream } = await this.#look(from, signal)
    // However long the file is, no more of it is decoded.
    const input = { path: from, options: ['-t', String((mostMs + LEEWAY_MS) / 1000 + 1)] }
    const source = `[${stream}]`
    const { durationMs, loudness, trim } = await measure({ input, edit: `${source}${COMMON}[edited]`, expectedMs: null, onProgress: () => {}, signal, ffmpegPath })
    if (durationMs > mostMs + LEEWAY_MS) throw new AppError('invalid', 'voice_too_long', `This is longer than ${mostMs / 1000} seconds; say it in fewer words.`)
    if (loudness === null) throw new AppError('invalid', 'voice_silent', 'Nothing is heard in this recording; speak closer to the microphone and record it again.')
    const edit = { masterDurationMs: durationMs, trim, cuts: [] }
    const gain = await settleGain(gainFor(loudness), { master: from, edit, signal, ffmpegPath })
    await runFileJob({ inputs: [input], filter: `${editFilter(edit, source, '[cut]')};[cut]${gainFilter(gain)}[out]`, outputs: [{ to, options: ['-map', '[out]', ...MP3] }], signal }, ffmpegPath)
    return { durationMs: publishedDuration(edit) }
  }

  async #look(from: string, signal: AbortSignal) {
    try {
      const probed = await probe(from, { ffmpegPath: this.#ffmpegPath, signal })
      return probed ? fileSound(probed, LIMITS) : UNPROBED
    } catch (error) {
      if (error instanceof ProbeFailed) throw notSound(error)
      throw error
    }
  }

  async #inTurn<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    if (this.#turns.waiting >= MOST_WAITING) throw new AppError('too-many', 'voices_waiting', 'Many recordings are being worked on at this moment; try again in a minute.')
    try {
      return await this.#turns.do(() => work(AbortSignal.any([this.#stopping.signal, AbortSignal.timeout(LONGEST_MS)])))
    } catch (error) {
      if (error instanceof FfmpegFailed) throw error.message.startsWith('No space') ? noRoom(error) : notSound(error)
      if (error instanceof DOMException && error.name === 'TimeoutError') throw new AppError('invalid', 'voice_too_heavy', 'This recording takes too long to open; record it again here.', { cause: error })
      throw error
    }
  }
}

function notSound(cause: unknown): AppError {
  return new AppError('invalid', 'not_audio', 'This is no sound that can be played, or it arrived broken; record it again.', { cause })
}

function noRoom(cause: unknown): AppError {
  return new AppError('unavailable', 'no_space', 'There is no room for this at the station now. Try again later, and tell the coordinator.', { cause })
}

function stopping(): AppError {
  return new AppError('unavailable', 'station_stopping', 'The station is being restarted; try again in a minute.')
}
