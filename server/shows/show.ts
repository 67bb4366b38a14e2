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

/** What the programme says of a show: exactly its fields, whatever else is kept of it. */
export function showContent(show: Show): ShowContent {
  const { slug, title, latinTitle, titles, languages, mode, plays, themes, music, archive, interaction, endPolicy, rebroadcast, descriptions, review, chat, features } = show
  const hosts = show.hosts.map((host) => host.slug)
  return { slug, title, latinTitle, titles, languages, hosts, mode, plays, themes, music, archive, interaction, endPolicy, rebroadcast, descriptions, review, chat, features }
}
