// Asks the station one question when a page opens, for pages that need no cache.

import { useEffect, useState } from 'react'
import { request } from './client.ts'

export type Asked<Answer> =
  | { readonly state: 'asking' }
  | { readonly state: 'answered'; readonly answer: Answer }
  | { readonly state: 'failed'; readonly error: unknown }

/** The answer to a GET of `path`; asked again when the path changes. The caller names its type from a server schema. */
export function useAnswer<Answer>(path: string): Asked<Answer> {
  const [asked, setAsked] = useState<Asked<Answer>>({ state: 'asking' })
  useEffect(() => {
    let over = false
    request<Answer>('GET', path).then(
      (answer) => over || setAsked({ state: 'answered', answer }),
      (error: unknown) => over || setAsked({ state: 'failed', error }),
    )
    return () => {
      over = true
    }
  }, [path])
  return asked
}
