// Giving a show's page another address. Mounted under /api/v1.

import type { Kysely } from 'kysely'
import { SLUG_EXPECTED, slugOrNull } from '../../../schedules/show-fields.ts'
import type { Clock } from '../../clock.ts'
import type { Tables } from '../../db/tables.ts'
import { AppError } from '../../errors.ts'
import type { App } from '../../http/app-type.ts'
import { errors } from '../../http/error-schema.ts'
import { recordAudit } from '../../people/audit-log.ts'
import { editableShow } from '../editable-show.ts'
import { showSlug } from '../schema.ts'
import * as schema from './schema.ts'
import { addressesOf, setAddress } from './store.ts'

export interface AddressRoutesOptions {
  readonly db: Kysely<Tables>
  readonly clock: Clock
  /** Called after an address changed, so that pages lead there. */
  readonly onChange: (slug: string) => void
}

const tags = ['programme']

export async function addressRoutes(app: App, { db, clock, onChange }: AddressRoutesOptions): Promise<void> {
  app.put('/shows/:slug/address', {
    schema: {
      tags,
      summary: 'Give the show\'s page another address; the old ones lead there',
      operationId: 'changeShowAddress',
      params: showSlug,
      body: schema.newAddress,
      response: { 200: schema.showAddress, ...errors(400, 401, 403, 404, 409) },
    },
    handler: async ({ params: { slug }, body, person }) => {
      const editor = await editableShow(db, person, slug)
      const address = slugOrNull(body.address)
      if (address === null) throw new AppError('invalid', 'address_impossible', `"${body.address.slice(0, 100)}" is not ${SLUG_EXPECTED}`)
      const answer = await db.transaction().execute(async (trx) => {
        const [before] = await addressesOf(trx, slug)
        if (before !== address) {
          await setAddress(trx, slug, address)
          await recordAudit(trx, { at: clock.now(), person: editor, action: 'show.address_changed', subject: `show/${slug}`, details: { before: before ?? slug, after: address } })
        }
        const [, ...older] = await addressesOf(trx, slug)
        return { slug, address, older }
      })
      onChange(slug)
      return answer
    },
  })
}
