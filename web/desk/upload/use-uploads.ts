// What the station knows of somebody's uploads, asked again while it works on one.

import { useEffect } from 'react'
import type { UploadList } from '../../../server/archive/uploads/schema.ts'
import { useAnswer } from '../../api/use-answer.ts'

const ASK_EVERY_MS = 2_000

/** `sent`: how many files have arrived since the page was opened; asked again when that changes. */
export function useUploads(sent: number) {
  const asked = useAnswer<UploadList>('/api/v1/desk/uploads')
  const { again } = asked
  const isInWork = asked.state === 'answered' && asked.answer.uploads.some(({ state }) => state === 'in_work')
  useEffect(() => {
    if (sent > 0) again()
  }, [sent, again])
  useEffect(() => {
    if (!isInWork) return
    const timer = setInterval(again, ASK_EVERY_MS)
    return () => clearInterval(timer)
  }, [isInWork, again])
  return asked
}
