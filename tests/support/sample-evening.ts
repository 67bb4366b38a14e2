// An evening of the sample programme, for tests and pictures of the site.

import type { NowPlaying } from '../../server/broadcast/schema.ts'
import type { OccurrenceAnswer } from '../../server/schedule/schema.ts'

const MINUTE = 60_000

function airing(id: string, title: string, languages: string[], host: string, startsAt: number, minutes: number, more: Partial<OccurrenceAnswer> = {}): OccurrenceAnswer {
  return {
    id: `${id}/1/day`,
    show: { slug: id, title, latinTitle: null, languages },
    hosts: [{ slug: null, name: host }],
    kind: 'live',
    startsAt: new Date(startsAt).toISOString(),
    endsAt: new Date(startsAt + minutes * MINUTE).toISOString(),
    special: false,
    music: 'own',
    archive: 'full',
    cancelled: null,
    change: null,
    rebroadcastOf: null,
    ...more,
  }
}

/** A live show that began 20 minutes before `at`, and what is around it. */
export function sampleEvening(at: Date): { now: NowPlaying; airings: readonly OccurrenceAnswer[] } {
  const t = (minutes: number) => at.getTime() + minutes * MINUTE
  const airings = [
    airing('dzien-dobry-wisla', 'Dzień dobry, Wisła!', ['pl', 'en', 'uk'], 'Ala od Mostu', t(-140), 30),
    airing('shay-bin-nana', 'شاي بالنعناع', ['ar', 'pl'], 'سميرة نعناع', t(-20), 60, { show: { slug: 'shay-bin-nana', title: 'شاي بالنعناع', latinTitle: 'Shāy bi-n-na‘nā‘', languages: ['ar', 'pl'] } }),
    airing('biuro-znalezisk', 'Бюро знахідок', ['uk', 'pl'], 'Олесь Знахідка', t(40), 60),
    airing('karta-na-stol', 'Karta na stół', ['pl', 'uk', 'ru', 'en'], 'Mira Paragraf', t(100), 30, {
      cancelled: { reason: { pl: 'Przerwa świąteczna', en: 'Holiday break', uk: 'Святкова перерва', ar: 'عطلة' } },
    }),
    airing('o-drom', 'O Drom', ['rom', 'ro', 'pl'], 'Luminița Drom', t(130), 60, { kind: 'rebroadcast' }),
    airing('supra', 'სუფრა', ['ka', 'pl'], 'ნინო თონე', t(190), 60, { show: { slug: 'supra', title: 'სუფრა', latinTitle: 'Supra', languages: ['ka', 'pl'] } }),
    airing('pho-i-pierogi', 'Phở và pierogi', ['vi', 'pl'], 'Linh Bếp', t(24 * 60), 60, { special: true }),
  ]
  const [, current, next] = airings
  if (!current || !next) throw new Error('unreachable: the evening has shows')
  return {
    airings,
    now: {
      at: at.toISOString(),
      onAir: {
        kind: 'microphone',
        live: true,
        reason: 'a host is live',
        reasonCode: 'live',
        show: shown(current),
        host: current.hosts[0] ?? null,
        hosts: [...current.hosts],
        title: null,
        occurrenceId: current.id,
        startedAt: current.startsAt,
        endsAt: current.endsAt,
      },
      next: { occurrenceId: next.id, show: shown(next), hosts: [...next.hosts], kind: next.kind, playable: null, startsAt: next.startsAt, endsAt: next.endsAt },
      listeners: 23,
    },
  }
}

function shown({ show: { slug, title, languages } }: OccurrenceAnswer) {
  return { slug, title, languages: [...languages] }
}
