// What the station keeps of one author, as that author may take it away. Pure.

import type { CaseRow } from './cases/store.ts'
import type { BanRow } from './moderation/store.ts'
import type { MineOnWire } from './schema.ts'
import type { MessageRow } from './store.ts'

export interface KeptOfAuthor {
  readonly messages: readonly MessageRow[]
  readonly cases: readonly CaseRow[]
  readonly bans: readonly BanRow[]
}

export function presentMine(author: string, { messages, cases, bans }: KeptOfAuthor): MineOnWire {
  return {
    author,
    messages: messages.flatMap(({ room, id, said_at, kind, text, nick, language, state }) =>
      state === 'erased' ? [] : [{ room, id, at: said_at.toISOString(), kind, text, nick, language, state }],
    ),
    // A report that was not followed was never told to the author, and says nothing about them.
    cases: cases
      .filter(({ decision }) => decision !== null && decision !== 'kept')
      .map(({ number, opened_at, state, decision, reason, text }) => ({ number, openedAt: opened_at.toISOString(), state, decision, reason, text })),
    bans: bans.map(({ starts_at, ends_at, reason }) => ({ from: starts_at.toISOString(), until: ends_at.toISOString(), reason })),
  }
}
