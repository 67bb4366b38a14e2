// Where an episode's page is. Pure.

import type { EpisodeSummary } from '../../server/archive/schema.ts'

export function pageOf({ show, slug }: { readonly show: Pick<EpisodeSummary['show'], 'address'>; readonly slug: string }): string {
  return `/shows/${show.address}/${slug}`
}
