// The audit log for those who answer for the station. Mounted under /api/v1.

import type { Kysely } from 'kysely'
import type { Tables } from '../db/tables.ts'
import { AppError } from '../errors.ts'
import type { App } from '../http/app-type.ts'
import { errors } from '../http/error-schema.ts'
import { listAudit, type AuditEntry } from './audit-log.ts'
import { may } from './permissions.ts'
import { signedIn } from './routes.ts'
import * as schema from './schema.ts'

export async function auditRoutes(app: App, { db }: { db: Kysely<Tables> }): Promise<void> {
  app.get('/audit', {
    schema: {
      tags: ['people'],
      summary: 'Who changed what, newest first',
      operationId: 'listAudit',
      querystring: schema.auditQuery,
      response: { 200: schema.audit, ...errors(400, 401, 403) },
    },
    handler: async ({ person, query }) => {
      if (!may(signedIn(person), 'see_audit')) throw new AppError('forbidden', 'may_not_see_audit', 'Only coordinators and admins see who changed what.')
      const { before = null, limit, person: personId = null, action = null, subject = null } = query
      const entries = await listAudit(db, { before, limit: limit + 1, personId, action, subject })
      const shown = entries.slice(0, limit)
      return { entries: shown.map(present), next: entries.length > limit ? (shown.at(-1)?.id ?? null) : null }
    },
  })
}

function present({ id, at, personId, personName, token, action, subject, details }: AuditEntry) {
  return { id, at: at.toISOString(), person: personName === null ? null : { id: personId, name: personName, token }, action, subject, details }
}
