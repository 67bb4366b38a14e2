// Whose names nobody else may bear in the chat: hosts, and everybody with an account.

import type { Kysely } from 'kysely'
import type { Tables } from '../db/tables.ts'
import type { Accounts } from '../people/accounts.ts'
import { listHosts } from '../shows/store.ts'

/** Also names of people whose account is closed: their listeners remember them. */
export async function stationNames(db: Kysely<Tables>, accounts: Pick<Accounts, 'list'>): Promise<string[]> {
  const [hosts, people] = await Promise.all([listHosts(db), accounts.list()])
  return [...hosts.flatMap(({ name, latinName }) => [name, latinName ?? '']), ...people.map(({ name }) => name)]
}
