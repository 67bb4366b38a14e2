// The editor's sound in components: only those that show the place are drawn anew while it plays.

import { useEffect, useState, useSyncExternalStore } from 'react'
import type { DeskEpisode } from '../../../../server/archive/schema.ts'
import { leftOut, type Range, type Sounding } from '../cuts.ts'
import { EditorSound } from './editor-sound.ts'

/** The sound of the episode as it is edited now, and what of it is left out. */
export function useEditorSound(episode: Sounding & Pick<DeskEpisode, 'files'>): { readonly sound: EditorSound; readonly out: readonly Range[] } {
  const [sound] = useState(() => new EditorSound())
  const out = leftOut(episode)
  useEffect(() => sound.setOut(out, episode.masterDurationMs ?? 0, !episode.files['master']))
  return { sound, out }
}

/** Where it is, in milliseconds of the recording. */
export function useSoundAt(sound: EditorSound): number {
  return useSyncExternalStore(sound.subscribe, sound.atMs)
}

export function useIsPlaying(sound: EditorSound): boolean {
  return useSyncExternalStore(sound.subscribe, () => sound.isPlaying)
}

export function useHasFailed(sound: EditorSound): boolean {
  return useSyncExternalStore(sound.subscribe, () => sound.hasFailed)
}

export function useIsAsHeard(sound: EditorSound): boolean {
  return useSyncExternalStore(sound.subscribe, () => sound.isAsHeard)
}
