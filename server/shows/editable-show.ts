// Whether somebody may work on what listeners see of one show: the one question of the cover and address routes.

import type { Kysely } from 'kysely'
import type { Tables } from '../db/tables.ts'
import { AppError } from '../errors.ts'
import { may } from '../people/permissions.ts'
import type { Person } from '../people/person.ts'
import { signedIn } from '../people/routes.ts'
import { getShow } from './store.ts'

/** The person, who may edit that show; throws when they may not, or when there is no such show. */
export async function editableShow(db: Kysely<Tables>, person: Person | null, slug: string): Promise<Person> {
  const editor = signedIn(person)
  // Who may edit nothing is told so before they learn which shows there are.
  if (!may(editor, 'edit_some_show')) throw refused()
  const { hosts } = await getShow(db, slug)
  if (!may(editor, 'edit_show', { slug, hosts: hosts.map((host) => host.slug) })) throw refused()
  return editor
}

function refused(): AppError {
  return new AppError('forbidden', 'may_not_edit', 'Only its hosts, the editors it was given to, coordinators and admins change this show; ask a coordinator.')
}
