// What each part of the episode's words is given.

import type { DeskEpisode } from '../../../../server/archive/schema.ts'
import type { Fields } from '../unsaved.ts'

export interface WordsProps {
  readonly episode: DeskEpisode
  readonly onChange: (part: Partial<Fields>) => void
}
