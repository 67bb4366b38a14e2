// One thing being done at a time: whether it is under way, and what went wrong, in words.

import { useState } from 'react'
import { ApiError } from './client.ts'

export interface Work {
  readonly busy: boolean
  /** What went wrong last time; null: nothing. */
  readonly problem: string | null
  /** Does it; true when it worked. While one is under way another is not begun. */
  readonly run: (work: () => Promise<unknown>) => Promise<boolean>
}

/** `told` has the words for a refusal. */
export function useWork(told: (error: ApiError) => string): Work {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const run = async (work: () => Promise<unknown>): Promise<boolean> => {
    if (busy) return false
    setBusy(true)
    setProblem(null)
    try {
      await work()
      return true
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setProblem(told(error))
      return false
    } finally {
      setBusy(false)
    }
  }
  return { busy, problem, run }
}
