// Who may work on an episode over HTTP, the refusals of those who may not, and how it is shown to those who may.

import type { Kysely } from 'kysely'
import type { Tables } from '../db/tables.ts'
import { AppError } from '../errors.ts'
import { may } from '../people/permissions.ts'
import type { Person } from '../people/person.ts'
import { signedIn } from '../people/routes.ts'
import type { Archive } from './archive.ts'
import type { Episode } from './episode.ts'
import { presentDesk } from './present.ts'
import type { DeskEpisode } from './schema.ts'
import type { ShowNamesLookup } from './show-names.ts'
import { findEpisode } from './store.ts'

export interface EpisodeEditors {
  /** The episode, for who may edit it; refuses everybody else. */
  editable(person: Person | null, id: string): Promise<Episode>
  /** The episode, for who may publish and withdraw it; refuses everybody else. */
  publishable(person: Person | null, id: string): Promise<Episode>
}

export function episodeEditors({ db, showNames }: { readonly db: Kysely<Tables>; readonly showNames: ShowNamesLookup }): EpisodeEditors {
  const editable = async (person: Person | null, id: string) => {
    const who = signedIn(person)
    const episode = await findEpisode(db, id)
    // Who may not know of every episode is not told which there are.
    if (!episode && may(who, 'see_jobs')) throw notFound()
    if (!episode || !mayEdit(who, episode, (await showNames([episode]))(episode.showSlug).hosts)) throw new AppError('forbidden', 'may_not_edit_episode', 'Editors work on the episodes of the shows they were given, hosts on the drafts of their own shows.')
    return episode
  }
  const publishable = async (person: Person | null, id: string) => {
    const episode = await editable(person, id)
    if (!mayPublish(person, episode)) throw new AppError('forbidden', 'may_not_publish', 'Editors and coordinators publish and withdraw; ask one of them.')
    return episode
  }
  return { editable, publishable }
}

/** `hosts`: the profiles of the show's hosts. */
export function mayEdit(person: Person, { showSlug, state }: Episode, hosts: readonly string[]): boolean {
  return may(person, 'edit_episode', { showSlug, hosts, isDraft: state === 'draft' })
}

function mayPublish(person: Person | null, { showSlug }: Episode): boolean {
  return may(person, 'publish_episode', { showSlug })
}

/** How the desk's answers show an episode to who asked. */
export function deskAnswers({ archive, showNames }: { readonly archive: Pick<Archive, 'onDesk'>; readonly showNames: ShowNamesLookup }): (person: Person | null, episode: Episode) => Promise<DeskEpisode> {
  return async (person, episode) => presentDesk(await archive.onDesk(episode), (await showNames([episode]))(episode.showSlug), { mayPublish: mayPublish(person, episode) })
}

function notFound(): AppError {
  return new AppError('not-found', 'episode_not_found', 'There is no such episode; it may have been thrown away as a draft.')
}
