// What languages are called: in their own words and in the asker's. Browsers know the names of few. Mounted under /api/v1.

import type { Kysely } from 'kysely'
import { z } from 'zod'
import { autonym, canonicalTag, languageName } from '../../schedules/language-names.ts'
import { OFFERED_LANGUAGES } from '../../schedules/offered-languages.ts'
import type { Tables } from '../db/tables.ts'
import { AppError } from '../errors.ts'
import type { App } from '../http/app-type.ts'
import { errors } from '../http/error-schema.ts'
import { revalidated } from '../http/revalidated.ts'
import * as schema from './schema.ts'
import { listHosts, listShows } from './store.ts'

export interface LanguageRoutesOptions {
  readonly db: Kysely<Tables>
}

const tags = ['programme']
const query = z.object({ in: z.string().max(40).default('en').meta({ description: 'The language to name them in' }) })
const params = z.object({ tag: z.string().max(60).meta({ description: 'A BCP-47 tag in any form' }) })

export async function languageRoutes(app: App, { db }: LanguageRoutesOptions): Promise<void> {
  app.get('/languages', {
    onSend: revalidated,
    schema: { tags, summary: 'Languages to choose from: common ones, and all that are spoken in the programme', operationId: 'listLanguages', querystring: query, response: { 200: schema.languageList, ...errors(400) } },
    handler: async ({ query }) => {
      const [shows, hosts] = [await listShows(db), await listHosts(db)]
      const spoken = [...shows.flatMap((show) => [...show.languages, ...Object.keys(show.descriptions), ...Object.keys(show.titles)]), ...hosts.flatMap((host) => host.languages)]
      return { languages: [...new Set([...OFFERED_LANGUAGES, ...spoken])].map((tag) => named(tag, query.in)) }
    },
  })

  app.get('/languages/:tag', {
    schema: { tags, summary: 'A language by its tag, canonical and named', operationId: 'getLanguage', params, querystring: query, response: { 200: schema.language, ...errors(400, 404) } },
    handler: async ({ params, query }) => {
      const tag = canonicalTag(params.tag)
      if (tag === null) throw new AppError('not-found', 'language_unknown', `"${params.tag}" is no known language tag; write it like ti, prs or zh-Hant.`)
      return named(tag, query.in)
    },
  })
}

function named(tag: string, inLanguage: string): schema.LanguageAnswer {
  return { tag, name: languageName(tag, canonicalTag(inLanguage) ?? 'en'), autonym: autonym(tag) }
}
