// Asks the station one question when a page opens, for pages that need no cache.

import { useCallback, useEffect, useState } from 'react'
import { request } from './client.ts'

export type Asked<Answer> =
  | { readonly state: 'asking' }
  | { readonly state: 'answered'; readonly answer: Answer }
  | { readonly state: 'failed'; readonly error: unknown }

/**
 * The answer to a GET of `path`; asked again when the path changes. The caller names its type from a server schema.
 *
 * `again` asks once more, as after a change; until then the old answer stays.
 */
export function useAnswer<Answer>(path: string): Asked<Answer> & { readonly again: () => void } {
  const [asked, setAsked] = useState<Asked<Answer>>({ state: 'asking' })
  const [times, setTimes] = useState(0)
  const again = useCallback(() => setTimes((times) => times + 1), [])
  useEffect(() => {
    let over = false
    request<Answer>('GET', path).then(
      (answer) => over || setAsked({ state: 'answered', answer }),
      (error: unknown) => over || setAsked({ state: 'failed', error }),
    )
    return () => {
      over = true
    }
  }, [path, times])
  return { ...asked, again }
}
