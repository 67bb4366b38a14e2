// The plan of the shown days, kept fresh: loaded again when others change it, quietly, so that whatever is being done goes on.

import { useCallback, useEffect, useState } from 'react'
import type { PlanAnswer } from '../../../server/schedule/plan-schema.ts'
import { backOffMs } from '../../api/back-off.ts'
import { request, withQuery } from '../../api/client.ts'
import { useStation } from '../../api/station-feed-context.tsx'
import { modelOf, type PlanModel } from './plan-model.ts'

export interface Plan {
  /** The last good one; null until the first has come. */
  readonly model: PlanModel | null
  /** The station did not answer the last time; it is asked again by and by. */
  readonly isOld: boolean
  /** After a change of one's own. */
  readonly reload: () => void
}

/** The plan between two dates, `until` exclusive. */
export function usePlan(from: string, until: string): Plan {
  const { changes } = useStation()
  const [known, setKnown] = useState<Pick<Plan, 'model' | 'isOld'>>({ model: null, isOld: false })
  const [times, setTimes] = useState(0)
  const reload = useCallback(() => setTimes((times) => times + 1), [])
  useEffect(() => {
    let over = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = (attempt: number): void => {
      request<PlanAnswer>('GET', withQuery('/api/v1/programme/plan', { from, until })).then(
        (answer) => over || setKnown({ model: modelOf(answer), isOld: false }),
        () => {
          if (over) return
          setKnown(({ model }) => ({ model, isOld: true }))
          timer = setTimeout(() => ask(attempt + 1), backOffMs(attempt))
        },
      )
    }
    ask(0)
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [from, until, changes, times])
  return { ...known, reload }
}
