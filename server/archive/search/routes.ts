// Looking for published episodes. Mounted under /api/v1.

import type { App } from '../../http/app-type.ts'
import { errors } from '../../http/error-schema.ts'
import { revalidated } from '../../http/revalidated.ts'
import * as schema from './schema.ts'
import type { Search } from './search.ts'

export interface SearchRoutesOptions {
  readonly search: Pick<Search, 'find' | 'choices'>
}

const tags = ['archive']
/** A search is more work than a list. */
const pace = { rateLimit: { max: 300, timeWindow: '1 minute' } }

export async function searchRoutes(app: App, { search }: SearchRoutesOptions): Promise<void> {
  app.get('/archive', {
    onSend: revalidated,
    config: pace,
    schema: { tags, summary: 'Search published episodes by words, language, theme, show, host and year', operationId: 'searchArchive', querystring: schema.archiveQuery, response: { 200: schema.archivePage, ...errors(400) } },
    handler: ({ query }) => search.find(query),
  })

  app.get('/archive/choices', {
    onSend: revalidated,
    config: pace,
    schema: { tags, summary: 'The languages, themes, shows, hosts and years of published episodes', operationId: 'listArchiveChoices', response: { 200: schema.archiveChoices, ...errors() } },
    handler: () => search.choices(),
  })
}
