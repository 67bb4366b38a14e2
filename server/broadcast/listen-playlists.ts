// Playlists that lead players to the mounts: M3U for phones and computers, PLS for old internet radios. Pure.

import type { MountFormat } from './outputs/output.ts'

/** One kind for each ending of an address. */
export type PlaylistKind = 'm3u' | 'pls'

/** Names are in UTF-8, which is said here for those who would guess. */
export const PLAYLIST_TYPES = { m3u: 'audio/x-mpegurl; charset=utf-8', pls: 'audio/x-scpls; charset=utf-8' } as const satisfies Record<PlaylistKind, string>

/** What a player shows, on one line whatever the station is called. */
interface Around {
  readonly stationName: string
  /** The station's address without a slash at the end: players keep the file and need to find the way back. */
  readonly origin: string
}

/** The mounts in their order; players begin with the first that they can play. */
export function writePlaylist(kind: PlaylistKind, formats: readonly MountFormat[], around: Around): string {
  const entries = formats.map((format) => ({ title: titleOf(format, around), url: `${around.origin}/listen/${format.name}` }))
  return kind === 'm3u' ? m3u(entries, oneLine(around.stationName)) : pls(entries)
}

interface Entry {
  readonly title: string
  readonly url: string
}

// A file of this name was once Latin-1; the note makes it the same as `.m3u8`.
function m3u(entries: readonly Entry[], name: string): string {
  return `#EXTM3U\n#EXTENC:UTF-8\n#PLAYLIST:${name}\n${entries.map(({ title, url }) => `#EXTINF:-1,${title}\n${url}\n`).join('')}`
}

function pls(entries: readonly Entry[]): string {
  const lines = entries.map(({ title, url }, index) => `File${index + 1}=${url}\nTitle${index + 1}=${title}\nLength${index + 1}=-1\n`)
  return `[playlist]\nNumberOfEntries=${entries.length}\n${lines.join('')}Version=2\n`
}

function titleOf({ codec, bitrateKbps }: MountFormat, { stationName }: Around): string {
  return `${oneLine(stationName)} (${codec === 'mp3' ? 'MP3' : 'Opus'} ${bitrateKbps} kb/s)`
}

function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').trim()
}
