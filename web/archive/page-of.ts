// Where an episode's page is, and what it asks. Pure.

import type { EpisodeSummary } from '../../server/archive/schema.ts'

export function pageOf({ show, slug }: { readonly show: Pick<EpisodeSummary['show'], 'address'>; readonly slug: string }): string {
  return `/shows/${show.address}/${slug}`
}

/** What is asked about the episode at an address. */
export function episodeQuestion(show: string, slug: string): string {
  return `/api/v1/shows/${encodeURIComponent(show)}/episodes/${encodeURIComponent(slug)}`
}
