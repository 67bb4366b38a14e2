// A log made by hand: what was on air when, and segments of six seconds.

import type { Aired } from '../../server/broadcast/air-log/aired.ts'
import { Lately } from '../../server/broadcast/air-log/lately.ts'
import type { Segment } from '../../server/broadcast/air-log/segment.ts'
import { warsaw } from './occurrences.ts'

/** What was on air from a time in Warsaw on; `slug` null: music in a hole of the programme. */
export function aired(time: string, slug: string | null, changes: Partial<Aired> & { readonly until?: string; readonly music?: NonNullable<Aired['plan']>['music']; readonly archive?: NonNullable<Aired['plan']>['archive'] } = {}): Aired {
  const { until = '21:00', music = 'none', archive = 'full', ...rest } = changes
  return {
    atMs: warsaw(time).getTime(),
    occurrenceId: slug && `${slug}/0/2026-11-30`,
    show: slug === null ? null : { slug, title: `Show ${slug}`, languages: ['uk', 'pl'] },
    hosts: slug === null ? [] : [`Host of ${slug}`],
    title: null,
    kind: slug === null ? 'playlist' : 'microphone',
    live: slug !== null,
    reasonCode: slug === null ? 'nothing_scheduled' : 'live',
    plan: slug === null ? null : { startMs: warsaw(time).getTime(), endMs: warsaw(until).getTime(), music, archive },
    ...rest,
  }
}

export class LoggedAir {
  readonly lately = new Lately()
  nowMs = 0
  #number = 100
  #stretch = 3

  /** From now on that is on air. */
  note(aired: Aired): void {
    this.lately.comesOnAir(aired)
    this.lately.note(aired)
  }

  /** Sound goes out from one time to another; after a restart in a new stretch. */
  sound(from: string, until: string, { restarted = false }: { readonly restarted?: boolean } = {}): readonly Segment[] {
    if (restarted) this.#stretch += 1
    const made: Segment[] = []
    const end = warsaw(until).getTime()
    for (let ms = warsaw(from).getTime(); ms < end; ms += 6000) {
      const segment = { number: this.#number++, startMs: ms, samples: Math.min(6000, end - ms) * 48, stretch: this.#stretch, hash: 'abcd_-12' }
      this.lately.add(segment)
      this.lately.forget(ms)
      made.push(segment)
    }
    this.nowMs = end
    return made
  }
}
