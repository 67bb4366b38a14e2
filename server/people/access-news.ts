// Who may do what changed at one process: the others hear it through the database, so that a moderator who is none any more sees no held
// message at any of them, and a lost phone is out everywhere at once.

import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { notify } from '../db/notifications.ts'
import type { Tables } from '../db/tables.ts'
import type { Events, StationEvents } from '../events.ts'
import type { Log } from '../log.ts'

export const ACCESS_CHANNEL = 'access'

// Ids that name and open nothing.
const accessEnded = z.object({
  ended: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('session'), id: z.string() }),
    z.object({ kind: z.literal('key'), id: z.string(), personId: z.string() }),
    z.object({ kind: z.literal('sessions'), personId: z.string(), except: z.string().nullable() }),
    z.object({ kind: z.literal('everything'), personId: z.string() }),
  ]),
  why: z.enum(['key_revoked', 'signed_out', 'session_over', 'session_ended', 'password_changed', 'role_taken', 'account_closed']),
}) satisfies z.ZodType<StationEvents['accessEnded']>

const news = z.discriminatedUnion('event', [
  z.object({ from: z.string(), event: z.literal('accessEnded'), told: accessEnded }),
  z.object({ from: z.string(), event: z.literal('personChanged'), told: z.object({ personId: z.string() }) }),
])

type News = z.infer<typeof news>

/** Gives what hears the channel: news of other processes become events of this one, and events of this one news for them. */
export function shareAccess({ db, events, log }: { readonly db: Kysely<Tables>; readonly events: Events; readonly log: Log }): (payload: string) => void {
  const from = randomUUID()
  let isHearing = false
  const tell = (one: News): void => {
    if (isHearing) return
    notify(db, ACCESS_CHANNEL, JSON.stringify(one)).catch((error: unknown) => log.warn({ reason: (error as Error).message }, 'other processes could not be told who may do what'))
  }
  events.on('accessEnded', (told) => tell({ from, event: 'accessEnded', told }))
  events.on('personChanged', (told) => tell({ from, event: 'personChanged', told }))
  return (payload) => {
    const heard = news.safeParse(parseJson(payload))
    // A newer process may tell what this one does not know.
    if (!heard.success || heard.data.from === from) return
    isHearing = true
    if (heard.data.event === 'accessEnded') events.emit('accessEnded', heard.data.told)
    else events.emit('personChanged', heard.data.told)
    isHearing = false
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
