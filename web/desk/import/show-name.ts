// How a show is called in a list one chooses from. Pure.

import type { ShowSummary } from '../../../server/shows/schema.ts'

export function showName({ title, latinTitle }: Pick<ShowSummary, 'title' | 'latinTitle'>): string {
  return latinTitle ? `${title} (${latinTitle})` : title
}
