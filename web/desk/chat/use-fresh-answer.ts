// An answer asked for again while somebody looks at it: others work on the same list.

import { useEffect } from 'react'
import { useAnswer } from '../../api/use-answer.ts'

const EVERY_MS = 15_000

export function useFreshAnswer<Answer>(path: string): ReturnType<typeof useAnswer<Answer>> {
  const asked = useAnswer<Answer>(path)
  const { again } = asked
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === 'visible' && again(), EVERY_MS)
    return () => clearInterval(timer)
  }, [again])
  return asked
}
