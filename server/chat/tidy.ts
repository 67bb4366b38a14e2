// Forgets what the chat need not know any longer. One sweep; start-chat.ts says when.

import type { Kysely } from 'kysely'
import type { Tables } from '../db/tables.ts'
import { APPEAL_MS } from './cases/cases.ts'
import { CaseStore } from './cases/store.ts'
import { ModerationStore } from './moderation/store.ts'
import { dayOf } from './network.ts'
import { ChatStore } from './store.ts'

const DAY_MS = 24 * 3600_000
const MESSAGES_MS = 30 * DAY_MS
const CASES_MS = 183 * DAY_MS

/** Messages after 30 days unless a case needs them, closed cases after six months, networks after a day, salts when no ban needs them. */
export async function tidyChat(db: Kysely<Tables>, now: Date): Promise<void> {
  const [messages, moderation, cases] = [new ChatStore(db), new ModerationStore(db), new CaseStore(db)]
  const before = (ms: number): Date => new Date(now.getTime() - ms)
  await cases.tidy({ decidedBefore: before(APPEAL_MS), closedBefore: before(CASES_MS), now })
  await messages.forget(before(MESSAGES_MS))
  // Yesterday's too, or a ban just after midnight UTC would have nothing to hold on to.
  const yesterday = dayOf(before(DAY_MS))
  await messages.forgetNetworks(yesterday)
  await moderation.forgetBans(before(MESSAGES_MS))
  await moderation.forgetSalts(yesterday, now)
}
