// What can be said in the chat.

import type { MessageKind } from '../../server/chat/chat-schema.ts'

export const KINDS = ['message', 'question', 'dedication'] as const satisfies readonly MessageKind[]
