// The addresses of shows in the database: each show has its slug, and perhaps others; one of them is current.

import type { Kysely } from 'kysely'
import type { Tables } from '../../db/tables.ts'
import { AppError } from '../../errors.ts'

export interface ResolvedAddress {
  /** The show's key, which never changes. */
  readonly slug: string
  /** What its page is called now. */
  readonly address: string
}

/** The one place that knows which show an address means, old ones included; null when none ever had it. */
export async function resolveAddress(db: Kysely<Tables>, address: string): Promise<ResolvedAddress | null> {
  const row = await db
    .selectFrom('show_addresses as asked')
    .innerJoin('show_addresses as present', (join) => join.onRef('present.show_slug', '=', 'asked.show_slug').on('present.is_current', '=', true))
    .select(['present.show_slug as slug', 'present.address'])
    .where('asked.address', '=', address)
    .executeTakeFirst()
  return row ?? null
}

/** The present address of each show, by slug. */
export async function listAddresses(db: Kysely<Tables>): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('show_addresses').select(['show_slug', 'address']).where('is_current', '=', true).execute()
  return new Map(rows.map((row) => [row.show_slug, row.address]))
}

/** All that lead to each show, the present one first, by slug. */
export async function listAllAddresses(db: Kysely<Tables>): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db.selectFrom('show_addresses').selectAll().orderBy('is_current', 'desc').orderBy('address').execute()
  const bySlug = new Map<string, string[]>()
  for (const { show_slug: slug, address } of rows) bySlug.set(slug, [...(bySlug.get(slug) ?? []), address])
  return bySlug
}

/** All that lead to one show, the present one first. */
export async function addressesOf(db: Kysely<Tables>, slug: string): Promise<string[]> {
  const rows = await db.selectFrom('show_addresses').select('address').where('show_slug', '=', slug).orderBy('is_current', 'desc').orderBy('address').execute()
  return rows.map((row) => row.address)
}

/** Makes an address the present one of a show; the others still lead to it. Refuses one that leads to another show. Needs a transaction. */
export async function setAddress(db: Kysely<Tables>, slug: string, address: string): Promise<void> {
  await db.updateTable('show_addresses').set({ is_current: false }).where('show_slug', '=', slug).where('is_current', '=', true).execute()
  await claim(db, slug, address, true)
  await db.updateTable('show_addresses').set({ is_current: true }).where('address', '=', address).execute()
}

/** Gives new shows their slug for an address. Refuses a slug that leads to another show already: its links would be broken. */
export async function claimSlugs(db: Kysely<Tables>, slugs: readonly string[]): Promise<void> {
  const known = new Set((await db.selectFrom('show_addresses').select('show_slug').where('show_slug', 'in', [...slugs]).execute()).map((row) => row.show_slug))
  for (const slug of slugs) if (!known.has(slug)) await claim(db, slug, slug, true)
}

async function claim(db: Kysely<Tables>, slug: string, address: string, isCurrent: boolean): Promise<void> {
  await db.insertInto('show_addresses').values({ address, show_slug: slug, is_current: isCurrent }).onConflict((conflict) => conflict.column('address').doNothing()).execute()
  const { show_slug: owner } = await db.selectFrom('show_addresses').select('show_slug').where('address', '=', address).executeTakeFirstOrThrow()
  if (owner === slug) return
  const title = (await db.selectFrom('shows').select('title').where('slug', '=', owner).executeTakeFirst())?.title ?? owner
  throw new AppError('conflict', 'address_taken', `The address "${address}" leads to "${title}" already, now or in older links; choose another.`, { details: { show: owner, title } })
}
