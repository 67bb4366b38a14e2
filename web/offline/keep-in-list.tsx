// Keeping an episode for later from a list of them. Its code comes when the page is awake; its room is there before.

import { lazy, Suspense } from 'react'
import type { EpisodeSummary } from '../../server/archive/schema.ts'
import { useIsAwake } from '../player/use-awake.ts'
import css from './keep-in-list.module.css'

// Where it cannot be loaded the list is whole without it.
const KeepAsk = lazy(() => import('./keep-ask.tsx').catch(() => ({ default: () => null })))

export function KeepInList({ episode }: { episode: EpisodeSummary }) {
  const isAwake = useIsAwake()
  return (
    <div className={css.place} data-needs-script>
      {isAwake && (
        <Suspense fallback={null}>
          <KeepAsk episode={episode} />
        </Suspense>
      )}
    </div>
  )
}
