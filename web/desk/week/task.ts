// What is being done in a sheet over the plan.

import type { Occurrence } from '../../../schedules/occurrence.ts'
import type { SpecialContent } from '../../../schedules/programme-content.ts'
import type { Place } from './drag.ts'

export type Task =
  | { readonly kind: 'look'; readonly id: string }
  | { readonly kind: 'new'; readonly place: Place }
  | { readonly kind: 'move'; readonly airing: Occurrence; readonly place: Place }
  | { readonly kind: 'cancel' | 'replace' | 'rerun' | 'restore' | 'end'; readonly airing: Occurrence }
  | { readonly kind: 'changeSpecial'; readonly special: SpecialContent; readonly place: Place }
  | { readonly kind: 'removeSpecial'; readonly special: SpecialContent }
  | { readonly kind: 'changes' }
