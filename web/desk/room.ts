// What a room of the desk is, and for whom it is drawn.

import type { ComponentType } from 'react'
import type { Me } from '../../server/people/schema.ts'
import type { source } from './texts/en.ts'

/** A room as the menu and the door know it. */
export interface Room {
  /** What follows `/desk/` in the address; a room looks after everything below it. */
  readonly path: string
  readonly text: Extract<keyof typeof source, `room.${string}`>
  /** Who may not do this gets neither the link nor the room. The server refuses on its own account. */
  readonly needs: Me['may'][number]
  /** Draws the room for the signed-in person. */
  readonly page: ComponentType<{ me: SignedInMe }>
}

export type SignedInMe = Me & { readonly person: NonNullable<Me['person']> }
