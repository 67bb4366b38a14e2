// The title of an airing, leading to its show's page. A special has none.

import { Link } from 'wouter'
import type { OccurrenceAnswer } from '../../server/schedule/schema.ts'
import { Words } from '../ui/words.tsx'

export function ShowLink({ airing: { show, special }, className }: { airing: Pick<OccurrenceAnswer, 'show' | 'special'>; className?: string | undefined }) {
  const title = <Words lang={show.languages[0]}>{show.title}</Words>
  if (special) return title
  return (
    <Link href={`/shows/${show.slug}`} className={className}>
      {title}
    </Link>
  )
}
