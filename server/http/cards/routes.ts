// `/cards/{language}/{page}.jpg`: the picture that chat apps and social networks show beside a link to a page.

import { z } from 'zod'
import type { Clock } from '../../clock.ts'
import { AppError } from '../../errors.ts'
import type { App } from '../app-type.ts'
import { OWN_ADDRESS } from '../bare-app.ts'
import { matchesEtag } from '../revalidated.ts'
import type { CardPainter } from './card-painter.ts'

interface CardRequest {
  readonly path: string
  readonly language: string
  readonly at: Date
  readonly get: (path: string) => Promise<unknown>
  readonly pictureAt: (path: string) => Promise<string | null>
}

export interface CardsOptions {
  /** The built site, which knows what stands on a card. */
  readonly site: { readonly renderCard: (request: CardRequest) => Promise<{ readonly svg: string } | 'missing' | 'gone' | 'unknown'> }
  readonly painter: Pick<CardPainter, 'paint'>
  readonly clock: Clock
  readonly get: (path: string) => Promise<unknown>
}

const pace = { rateLimit: { max: 120, timeWindow: '1 minute' } }
const params = z.object({ 'language': z.string().regex(/^[a-z]{2,3}$/), '*': z.string().max(300).regex(/^[^\0]+\.jpg$/, 'must end in .jpg') })
const query = z.object({ v: z.string().max(20).optional().meta({ description: 'What stands on it, as a page says: with it the picture may be kept for a week' }) })

/** More than any cover of ours has. */
const MOST_PICTURE_BYTES = 3_000_000

export function cardRoutes(app: App, { site, painter, clock, get }: CardsOptions): void {
  const pictureAt = async (path: string): Promise<string | null> => {
    const answer = await app.inject({ method: 'GET', url: path, remoteAddress: OWN_ADDRESS })
    const type = String(answer.headers['content-type'])
    const isPicture = answer.statusCode === 200 && /^image\/(jpeg|png|webp)$/.test(type) && answer.rawPayload.length <= MOST_PICTURE_BYTES
    return isPicture ? `data:${type};base64,${answer.rawPayload.toString('base64')}` : null
  }

  // Not of the interface: pages name these addresses, programs need not make them up.
  app.get('/cards/:language/*', { config: pace, schema: { hide: true, params, querystring: query } }, async (request, reply) => {
    const { language, '*': file } = request.params
    const card = await site.renderCard({ path: `/${file.replace(/\.jpg$/, '')}`, language, at: clock.now(), get, pictureAt })
    if (card === 'gone') throw new AppError('gone', 'card_gone', 'What this picture was of was withdrawn.')
    if (card === 'unknown') throw new AppError('unavailable', 'card_unknown', 'The station cannot say at the moment what stands on this picture; ask again in a minute.')
    if (card === 'missing') throw new AppError('not-found', 'card_not_found', 'There is no such picture; the page that you want to show names its own.')
    const { bytes, hash } = await painter.paint(card.svg)
    void reply.headers({ 'etag': `"${hash}"`, 'cache-control': request.query.v === undefined ? 'public, max-age=300' : 'public, max-age=604800' })
    if (matchesEtag(request.headers['if-none-match'], `"${hash}"`)) return reply.code(304).send()
    return reply.type('image/jpeg').send(bytes)
  })
}
