// Listening to the episode of a page: the player when it has it, else where it would begin - at the moment the address names, or
// where the listener stopped. Nothing is downloaded until somebody presses play.

import { useEffect, useState } from 'react'
import type { EpisodePage } from '../../server/archive/schema.ts'
import type { EpisodeView, PlayedEpisode } from './episode-player.ts'
import { withoutLanguage } from '../i18n/language-address.ts'
import { playableFiles, rememberFile, rememberedFile, type FileKind } from './file-choice.ts'
import { momentIn } from './moment.ts'
import { pageOf } from './page-of.ts'
import { useEpisodePlayer } from './use-episode-player.ts'

export interface Listening {
  readonly view: Pick<EpisodeView, 'isOn' | 'status' | 'at' | 'speed'>
  /** In seconds. */
  readonly length: number
  readonly file: FileKind
  /** Which of the episode's files this device plays. */
  readonly files: readonly FileKind[]
  /** The place comes from an earlier visit. */
  readonly isContinued: boolean
  play(at?: number): void
  pause(): void
  /** Moves without starting. */
  seek(at: number): void
  setSpeed(speed: number): void
  setFile(file: FileKind): void
}

export function useListening(episode: EpisodePage): Listening {
  const { view, episodes } = useEpisodePlayer()
  const { id, files } = episode
  const length = (episode.durationMs ?? files.mp3?.durationMs ?? 0) / 1000
  const [{ at: begin, isContinued }, setBegin] = useState({ at: 0, isContinued: false })
  const [playable, setPlayable] = useState<readonly FileKind[]>(['mp3'])
  const [file, setFile] = useState<FileKind>('mp3')
  const isHere = view.episode?.id === id

  useEffect(() => {
    const those = playableFiles(files)
    setPlayable(those)
    setFile(rememberedFile(those) ?? 'mp3')
  }, [files])

  useEffect(() => {
    const go = (isArrival: boolean) => {
      const asked = momentIn(location.hash) ?? (isArrival ? momentIn(location.search) : null)
      const player = episodes()
      if (player.view().episode?.id === id) {
        if (asked !== null && Math.floor(asked) !== player.view().at) player.seek(asked)
        return
      }
      if (asked !== null) setBegin({ at: Math.min(asked, length), isContinued: false })
      else if (isArrival) {
        const place = player.places.find(id)
        setBegin({ at: place, isContinued: place > 0 })
      }
    }
    const onHash = () => go(false)
    go(true)
    addEventListener('hashchange', onHash)
    return () => removeEventListener('hashchange', onHash)
    // `episodes` gives the one player of the site, whichever rendering asks for it.
    // The place of a page is read once, when it opens.
  }, [id, length])

  const start = (kind: FileKind, at: number) => {
    const src = files[kind]?.url
    if (src) episodes().start(playedOf(episode, length), src, at)
  }
  const seek = (at: number) => (isHere ? episodes().seek(at) : setBegin({ at: Math.min(Math.max(0, at), length), isContinued: false }))
  return {
    view: isHere ? view : { isOn: false, status: 'paused', at: Math.floor(begin), speed: view.speed },
    length,
    file,
    files: playable,
    isContinued: !isHere && isContinued,
    play: (at) => {
      if (!isHere) start(file, at ?? begin)
      else {
        if (at !== undefined) episodes().seek(at)
        episodes().resume()
      }
    },
    pause: () => episodes().pause(),
    seek,
    setSpeed: (speed) => episodes().setSpeed(speed),
    setFile: (kind) => {
      setFile(kind)
      rememberFile(kind)
      if (isHere && view.isOn) start(kind, view.at)
      else if (isHere) {
        setBegin({ at: view.at, isContinued: false })
        episodes().putAway()
      }
    },
  }
}

/** What the player needs of an episode; `length` in seconds. */
export function playedOf(episode: EpisodePage, length: number): PlayedEpisode {
  const { id, title, languages, show, coverUrl, chapters } = episode
  return { id, page: episode.publishedAt === null ? withoutLanguage(location.pathname) + location.search : pageOf(episode), title, languages, showTitle: show.title, coverUrl, length, chapters }
}
