// The pictures beside links, on the shipped programme in a real database: drawn by the site's own code, without a built site.

import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { App } from '../../server/http/app-type.ts'
import { OWN_ADDRESS } from '../../server/http/bare-app.ts'
import { CardPainter } from '../../server/http/cards/card-painter.ts'
import { cardRoutes } from '../../server/http/cards/routes.ts'
import { GONE, renderCard } from '../../web/entry-server.tsx'
import { bareApp } from './bare-app.ts'
import { openPublishedStation, type PublishedStation } from './published-station.ts'

export interface CardStation {
  readonly station: PublishedStation
  readonly app: App
  readonly painter: CardPainter
  /** Where the pictures and the fonts are kept. */
  readonly folder: string
  close(): Promise<void>
}

/** `pictures`: what is at an address of a cover. */
export async function openCardStation(at: string, pictures: Readonly<Record<string, Buffer>> = {}): Promise<CardStation> {
  const station = await openPublishedStation('/no-site', at)
  const folder = path.join(mkdtempSync(path.join(os.tmpdir(), 'imi-radio-cards-')), 'cards')
  const painter = new CardPainter(folder)
  const get = async (question: string): Promise<unknown> => {
    const answer = await station.app.inject({ url: question, remoteAddress: OWN_ADDRESS })
    if (answer.statusCode === 404) return undefined
    if (answer.statusCode === 410) return GONE
    return answer.statusCode === 200 ? answer.json() : null
  }
  const app = await bareApp(async (scope) => {
    for (const [address, bytes] of Object.entries(pictures)) scope.get(address, (_request, reply) => reply.type('image/jpeg').send(bytes))
    cardRoutes(scope, { site: { renderCard: (request) => renderCard(request) }, painter, clock: station.clock, get })
  })
  return {
    station,
    app,
    painter,
    folder,
    async close() {
      await app.close()
      await painter.close()
      await station.close()
      rmSync(path.dirname(folder), { recursive: true, force: true })
    },
  }
}
