// Keeps the pages below in the language that the address carries: its links stay there, and going back to an address in another
// language speaks that one again.

import { useEffect, type ReactNode } from 'react'
import { Router, useLocation } from 'wouter'
import { useI18n } from '../i18n/i18n.tsx'
import { languageIn } from '../i18n/language-address.ts'

/** Stands right below the site's router. `Link`s to pages without languages - studio, desk - begin with `~`. */
export function LanguageOfAddress({ children }: { children: ReactNode }) {
  const [path] = useLocation()
  const { language, showLanguage } = useI18n()
  const carried = languageIn(path)
  // Only a new address decides: a language that was just chosen comes before its address.
  useEffect(() => {
    if (carried !== null && carried !== language) void showLanguage(carried)
  }, [carried])
  // From the address itself, so that both change in one picture: a page must not go away under the sound.
  return <Router base={carried === null ? '' : `/${carried}`}>{children}</Router>
}
