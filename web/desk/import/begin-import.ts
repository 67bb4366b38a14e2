// Having the episodes of a feed brought, for whoever asks the first time and again.

import type { FeedImportAnswer, ImportWishBody } from '../../../server/archive/import/schema.ts'
import { request } from '../../api/client.ts'

/** The station itself has to wait for another server. */
export const PATIENCE_MS = 110_000

/** Gives how many episodes come. */
export async function beginImport(wish: ImportWishBody): Promise<number> {
  return (await request<{ import: FeedImportAnswer; asked: number }>('POST', '/api/v1/desk/imports', wish, PATIENCE_MS)).asked
}
