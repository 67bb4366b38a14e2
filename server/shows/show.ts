// A show and its hosts, as the station's pages and programme know them.

import type { HostContent, ShowContent } from '../../schedules/programme-content.ts'

/** A person as listeners see them. `people` accounts speak as one through their `hostSlug`. */
export type Host = HostContent

/** A show with its hosts in their order. */
export interface Show extends Omit<ShowContent, 'hosts'> {
  readonly hosts: readonly Host[]
  /** No longer in the programme; its page and recordings stay. */
  readonly retired: boolean
}
