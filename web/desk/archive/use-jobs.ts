// What the archive is working on, asked again and again while somebody looks.

import { useCallback, useEffect, useState } from 'react'
import type { WireJob } from '../../../server/archive/schema.ts'
import { request } from '../../api/client.ts'

const BUSY_MS = 2_000
const QUIET_MS = 15_000

/** Null: not known yet. The newest first. */
export function useJobs(): { readonly jobs: readonly WireJob[] | null; readonly again: () => void } {
  const [jobs, setJobs] = useState<readonly WireJob[] | null>(null)
  const [times, setTimes] = useState(0)
  const again = useCallback(() => setTimes((before) => before + 1), [])
  useEffect(() => {
    let over = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = async () => {
      // A tab that nobody looks at asks nothing.
      const answer = document.hidden ? null : await request<{ jobs: WireJob[] }>('GET', '/api/v1/desk/jobs').catch(() => null)
      if (over) return
      if (answer) setJobs(answer.jobs)
      timer = setTimeout(() => void look(), answer?.jobs.some(isUnfinished) ? BUSY_MS : QUIET_MS)
    }
    void look()
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [times])
  return { jobs, again }
}

export function isUnfinished({ state }: WireJob): boolean {
  return state === 'waiting' || state === 'running'
}
