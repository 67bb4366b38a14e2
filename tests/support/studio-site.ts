// The built studio page on a studio server, with Marta signed in, a spoken question for her show and a live door in a test's hands.

import { systemClock } from '../../server/clock.ts'
import { siteRoutes } from '../../server/http/site.ts'
import { silentLog } from '../../server/log.ts'
import type { DeskQuestion } from '../../server/voice/schema.ts'
import type { FakeLiveDoor } from './fake-live-door.ts'
import { SITE } from './built-site.ts'
import { marta } from './studio-fakes.ts'
import { openStudioServer, type StudioServer } from './studio-server.ts'

/** Starts it; the page is at `/studio` of its port. */
export function openStudioSite(door: FakeLiveDoor): Promise<StudioServer> {
  return openStudioServer(door, {
    prepare: async (app) => {
      app.get('/api/v1/me', () => ({ person: marta, may: ['go_live', 'start_special'] }))
      app.get('/api/v1/desk/voice/questions', () => ({ questions: [QUESTION] }))
      await app.register(siteRoutes, { dist: SITE, publicUrl: null, clock: systemClock, log: silentLog })
    },
  })
}

const QUESTION: DeskQuestion = {
  id: '7d1f4c52-51c5-4d0c-9a55-7f6e8a4f0d11', show: { slug: 'x', title: 'Вечір на Празі', languages: ['uk'] }, language: 'uk', at: '2026-11-27T18:05:00.000Z', durationMs: 14_000,
  mayAir: true, isVoiceChanged: false, answeredAt: null, airedAt: null, goesAt: '2027-02-25T18:05:00.000Z', sound: '/api/v1/desk/voice/questions/7d1f4c52-51c5-4d0c-9a55-7f6e8a4f0d11/sound',
}
