// The chat as the station holds it: opened by the first who comes, tidied every hour, stopped with the station.

import type { Chat, ChatOptions } from './chat.ts'

export interface RunningChat {
  /** The chat, made now when nobody came before. */
  readonly open: () => Promise<Chat>
  /** Waits until nothing is written any more. Stop the application before: it closes the sockets. */
  readonly stop: () => Promise<void>
}

const TIDY_EVERY_MS = 3600_000
const FIRST_TIDY_MS = 5 * 60_000

/** Loads nothing of the chat yet. */
export function startChat(options: ChatOptions): RunningChat {
  const { db, clock, log } = options
  let opened: Promise<Chat> | null = null
  let tidying: Promise<void> = Promise.resolve()
  const tidy = (): void => {
    tidying = import('./tidy.ts')
      .then(({ tidyChat }) => tidyChat(db, clock.now()))
      .catch((error: unknown) => log.warn({ reason: (error as Error).message }, 'the chat could not be tidied; trying again in an hour'))
  }
  const first = setTimeout(tidy, FIRST_TIDY_MS)
  const timer = setInterval(tidy, TIDY_EVERY_MS)
  return {
    open: () => (opened ??= import('./chat.ts').then(({ Chat }) => new Chat(options))),
    stop: async () => {
      clearTimeout(first)
      clearInterval(timer)
      await tidying
      await (await opened)?.stop()
    },
  }
}
