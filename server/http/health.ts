// Whether the process runs, and whether audio flows.

import { z } from 'zod'
import { AppError } from '../errors.ts'
import type { App } from './app-type.ts'
import { errors } from './error-schema.ts'

export interface HealthOptions {
  /** What keeps listeners from hearing the station, in words; empty when audio flows. */
  readonly missing: () => readonly string[]
  /** What is wrong but not heard: the database is away, an alarm is up. */
  readonly troubles: () => readonly string[]
}

const tags = ['health']
const unlimited = { rateLimit: false as const }

export async function healthRoutes(app: App, { missing, troubles }: HealthOptions): Promise<void> {
  app.get('/health/live', {
    config: unlimited,
    schema: { tags, summary: 'The process runs', operationId: 'getLive', response: { 200: z.object({ status: z.literal('live') }) } },
    handler: async () => ({ status: 'live' as const }),
  })

  app.get('/health/ready', {
    config: unlimited,
    schema: {
      tags,
      summary: 'Audio flows',
      operationId: 'getReady',
      response: { 200: z.object({ status: z.literal('ready'), troubles: z.array(z.string()) }), ...errors() },
    },
    handler: async () => {
      const lacking = missing()
      if (lacking.length > 0) throw new AppError('unavailable', 'not_ready', `The station is not on air: ${lacking.join('; ')}.`, { details: { missing: lacking } })
      return { status: 'ready' as const, troubles: [...troubles()] }
    },
  })
}
