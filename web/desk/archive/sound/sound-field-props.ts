// What each field of the sound is given.

import type { DeskEpisode } from '../../../../server/archive/schema.ts'
import type { Fields } from '../unsaved.ts'
import type { EditorSound } from './editor-sound.ts'

export interface SoundFieldProps {
  readonly episode: DeskEpisode
  readonly sound: EditorSound
  readonly onChange: (part: Partial<Fields>) => void
}
