// What takes the room on the station's disk, for those who answer for it. Mounted under /api/v1/desk.

import { AppError } from '../../errors.ts'
import type { App } from '../../http/app-type.ts'
import { errors } from '../../http/error-schema.ts'
import { may } from '../../people/permissions.ts'
import type { Person } from '../../people/person.ts'
import { signedIn } from '../../people/routes.ts'
import type { Keeping } from './keeping.ts'
import * as schema from './schema.ts'

const tags = ['archive']

export async function keepingRoutes(app: App, { keeping }: { readonly keeping: Pick<Keeping, 'readSpace' | 'readStorage'> }): Promise<void> {
  app.get('/storage', {
    schema: { tags, summary: 'What takes the room on the disk, part by part', operationId: 'getStorage', response: { 200: schema.storage, ...errors(401, 403) } },
    handler: async ({ person }) => {
      requireStorage(person)
      return keeping.readStorage()
    },
  })

  app.get('/storage/space', {
    schema: { tags, summary: 'Whether there is room, and for how long', operationId: 'getSpace', response: { 200: schema.space, ...errors(401, 403) } },
    handler: async ({ person }) => {
      requireStorage(person)
      return keeping.readSpace()
    },
  })
}

function requireStorage(person: Person | null): void {
  if (!may(signedIn(person), 'see_storage')) throw new AppError('forbidden', 'may_not_see_storage', 'Editors and coordinators see what takes the room on the disk.')
}
