// "My languages": which messages somebody wants to see. Pure.

import type { ChatMessage } from '../../server/chat/chat-schema.ts'

/** The language without its region or script: who reads `pt` reads `pt-BR`. */
export function primaryOf(tag: string): string {
  return (tag.split('-', 1)[0] ?? tag).toLowerCase()
}

/** Whether to show it. `wanted` empty: everything. Hosts, moderators, the station and oneself are always seen. */
export function isInMyLanguages({ language, author, state }: ChatMessage, wanted: readonly string[], self: string | null): boolean {
  if (wanted.length === 0 || state === 'held' || (author !== null && (author.mark !== null || author.id === self))) return true
  return wanted.includes(primaryOf(language))
}

/** Languages to choose from, each once: the reader's, the room's, the station's, and what is spoken there. */
export function languagesToChoose(...lists: readonly (readonly string[])[]): readonly string[] {
  return [...new Set(lists.flat().map(primaryOf))]
}
