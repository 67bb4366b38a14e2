// What fills gaps: what the station's setting says, and behind it what never fails, so that no setting brings silence.

import { join } from 'node:path'
import type { Clock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import type { StationSettings } from '../../schedule/station-settings.ts'
import { openBed, openFiller } from './filler.ts'
import { openFirstReady, type EndlessSource } from './first-ready.ts'
import { openPlaylist } from './playlist.ts'
import { openRelay } from './relay.ts'

export interface GapsOptions {
  readonly gaps: StationSettings['gaps']
  readonly dataDir: string
  readonly musicFolder: string
  /** Holds `bed/` and `idents/`. */
  readonly soundFolder: string
  readonly ffmpegPath: string
  readonly allowPrivate: boolean
  readonly log: Log
  readonly clock: Clock
}

/** Opens it. A relay stays connected all the time: a gap is filled at once, at the price of one stream's traffic. */
export function openGaps(options: GapsOptions): EndlessSource {
  const { gaps, musicFolder, soundFolder, ffmpegPath, log, clock } = options
  const music = openPlaylist({ id: 'music', label: 'music', folder: musicFolder, order: 'shuffle', ffmpegPath, log, clock })
  const filler = openFiller({ id: 'filler', label: 'music and idents', folder: soundFolder, ffmpegPath, log, clock })
  const preferred = openPreferred(gaps, options)
  return openFirstReady({ id: 'gaps', sources: preferred === null ? [music, filler] : [preferred, music, filler] })
}

function openPreferred(gaps: StationSettings['gaps'], { dataDir, soundFolder, ffmpegPath, allowPrivate, log, clock }: GapsOptions): EndlessSource | null {
  switch (gaps.kind) {
    case 'music':
      return null
    case 'bed':
      return openBed({ id: 'bed-in-gaps', label: 'the bed', folder: join(soundFolder, 'bed'), ffmpegPath, log, clock })
    case 'relay':
      return openRelay({ id: 'relay-in-gaps', label: `the stream of ${new URL(gaps.url).host}`, url: gaps.url, ffmpegPath, allowPrivate, log, clock })
    case 'folder':
      return openPlaylist({ id: 'folder-in-gaps', label: `music of ${gaps.folder}`, folder: join(dataDir, gaps.folder), order: 'shuffle', ffmpegPath, log, clock })
  }
}
