// The stages of an idea, in the order in which it goes through them.

import type { StageOnWire } from '../../../server/people/ideas/schema.ts'

export const STAGES: readonly StageOnWire[] = ['applied', 'trained', 'pilot_accepted', 'on_air', 'declined']
