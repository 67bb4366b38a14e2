// Links to what is not published yet, for whoever holds one: signed, for one episode, until a moment.

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Tables } from '../db/tables.ts'
import { archiveSecret } from './store.ts'

export class PreviewLinks {
  readonly #secret: Buffer
  readonly #clock: Clock

  constructor(secret: Buffer, clock: Clock) {
    this.#secret = secret
    this.#clock = clock
  }

  /** The token of an episode's preview, for so many hours from now. */
  make(episodeId: string, hours: number): { readonly token: string; readonly expiresAt: Date } {
    const expiresAt = new Date(Math.ceil(this.#clock.now().getTime() / 1000) * 1000 + hours * 3_600_000)
    const until = (expiresAt.getTime() / 1000).toString(36)
    return { token: `${until}.${this.#sign(episodeId, until)}`, expiresAt }
  }

  /** Whether that token opens that episode now. */
  opens(token: string, episodeId: string): boolean {
    const [until = '', signature = ''] = token.split('.')
    const expected = Buffer.from(this.#sign(episodeId, until))
    const given = Buffer.from(signature)
    return given.length === expected.length && timingSafeEqual(given, expected) && Number.parseInt(until, 36) * 1000 > this.#clock.now().getTime()
  }

  #sign(episodeId: string, until: string): string {
    return createHmac('sha256', this.#secret).update(`preview ${episodeId} ${until}`).digest('base64url')
  }
}

/** With the station's own secret, made at the first use. */
export async function openPreviewLinks(db: Kysely<Tables>, clock: Clock): Promise<PreviewLinks> {
  return new PreviewLinks(await archiveSecret(db, 'preview-links', randomBytes(32)), clock)
}
