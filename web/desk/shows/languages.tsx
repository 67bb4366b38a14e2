// What languages are called, for everything in this room. The station knows more names than browsers do.

import { createContext, use, useMemo, useState, type ReactNode } from 'react'
import { languageName } from '../../../schedules/language-names.ts'
import type { LanguageAnswer } from '../../../server/shows/schema.ts'
import { ApiError, request } from '../../api/client.ts'
import { useI18n } from '../../i18n/i18n.tsx'

export interface Languages {
  /** In the reader's language. */
  readonly nameOf: (tag: string) => string
  /** In its own words, and in the reader's. */
  readonly labelOf: (tag: string) => string
  /** Those not chosen yet, in the order of the reader's alphabet. */
  readonly offered: (chosen: readonly string[]) => readonly string[]
  /** The canonical tag of what somebody typed; null when nobody knows such a language. */
  readonly learn: (typed: string) => Promise<string | null>
}

const LanguagesContext = createContext<Languages | null>(null)

export function LanguagesProvider({ languages, children }: { languages: readonly LanguageAnswer[]; children: ReactNode }) {
  const { language } = useI18n()
  const [learned, setLearned] = useState<readonly LanguageAnswer[]>([])
  const value = useMemo<Languages>(() => {
    const known = new Map([...languages, ...learned].map((one) => [one.tag, one]))
    const nameOf = (tag: string) => known.get(tag)?.name ?? languageName(tag, language)
    return {
      nameOf,
      labelOf: (tag) => {
        const own = known.get(tag)?.autonym ?? languageName(tag, tag)
        const here = nameOf(tag)
        return own === here ? own : `${own} – ${here}`
      },
      offered: (chosen) => [...known.keys()].filter((tag) => !chosen.includes(tag)).sort((one, other) => nameOf(one).localeCompare(nameOf(other), language)),
      learn: async (typed) => {
        try {
          const found = await request<LanguageAnswer>('GET', `/api/v1/languages/${encodeURIComponent(typed.trim())}?in=${language}`)
          setLearned((before) => [...before, found])
          return found.tag
        } catch (error) {
          if (error instanceof ApiError) return null
          throw error
        }
      },
    }
  }, [languages, learned, language])
  return <LanguagesContext value={value}>{children}</LanguagesContext>
}

export function useLanguages(): Languages {
  const value = use(LanguagesContext)
  if (!value) throw new Error('unreachable: no LanguagesProvider above this component')
  return value
}
