// What every refusal looks like on the wire.

import { z } from 'zod'

export const errorBody = z
  .object({
    code: z.string().meta({ description: 'Stable, for programs' }),
    message: z.string().meta({ description: 'What happened and what to do, for people' }),
    details: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'Error' })

type Status = 400 | 401 | 403 | 404 | 409 | 410 | 413 | 416 | 429 | 503

/** The documented errors of a route, for its `response` schema: `{ 200: show, ...errors(404) }`. 429 and 503 are always in. */
export function errors(...statuses: readonly Status[]): Record<Status, typeof errorBody> {
  const documented = [...new Set<Status>([...statuses, 429, 503])]
  // Each chosen status has the same body; the others are simply absent at run time.
  return Object.fromEntries(documented.map((status) => [status, errorBody])) as Record<Status, typeof errorBody>
}
