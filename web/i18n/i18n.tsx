// Gives components the language: its texts, formats and direction. A page of its own size brings its own set of texts.

import { createContext, startTransition, use, useCallback, useMemo, useState, type ReactNode } from 'react'
import type { source } from './catalogues/en.ts'
import { CATALOGUES } from './catalogues.ts'
import { formats, type Formats } from './formats.ts'
import { LANGUAGE_COOKIE, LANGUAGES, type Language } from './languages.ts'
import type { Loaders } from './loaders.ts'
import type { Catalogue, Texts } from './texts.ts'
import { translator, type Translate } from './translate.ts'

interface I18n {
  readonly language: Language
  readonly dir: 'ltr' | 'rtl'
  readonly timeZone: string
  readonly format: Formats
  readonly t: Translate<typeof source>
  /** Changes the language in place, so that the sound goes on, and remembers the choice. */
  readonly changeLanguage: (language: Language) => Promise<void>
  /** Changes it for as long as the page is open: an address in that language was opened. */
  readonly showLanguage: (language: Language) => Promise<void>
}

const I18nContext = createContext<I18n | null>(null)

/** Everything below speaks the language of `catalogue` until another is chosen, and shows the station's time. */
export function I18nProvider({ catalogue: first, timeZone, children }: { catalogue: Catalogue; timeZone: string; children: ReactNode }) {
  const [catalogue, setCatalogue] = useState(first)
  const showLanguage = useCallback(async (language: Language) => {
    const { default: chosen } = await CATALOGUES[language]()
    document.documentElement.lang = language
    document.documentElement.dir = LANGUAGES[language].reading
    // What is seen stays until the page's own texts are there too, and with it the place of whoever reads by keyboard.
    startTransition(() => setCatalogue(chosen))
  }, [])
  const changeLanguage = useCallback(
    (language: Language) => {
      document.cookie = `${LANGUAGE_COOKIE}=${language}; Path=/; Max-Age=31536000; SameSite=Lax`
      return showLanguage(language)
    },
    [showLanguage],
  )
  const value = useMemo<I18n>(() => {
    const format = formats(catalogue.language, timeZone)
    return {
      language: catalogue.language,
      dir: LANGUAGES[catalogue.language].reading,
      timeZone,
      format,
      t: translator<typeof source>(catalogue, format.number),
      changeLanguage,
      showLanguage,
    }
  }, [catalogue, timeZone, changeLanguage, showLanguage])
  return <I18nContext value={value}>{children}</I18nContext>
}

/** The site's language: `const { t, format } = useI18n()`. */
export function useI18n(): I18n {
  const value = use(I18nContext)
  if (!value) throw new Error('unreachable: no I18nProvider above this component')
  return value
}

const loaded = new WeakMap<Loaders, Map<Language, Catalogue>>()
const loading = new WeakMap<Loaders, Map<Language, Promise<{ readonly default: Catalogue }>>>()

/**
 * The `t` of a lazily loaded set of texts, such as the studio's: `useTexts<typeof source>(LOADERS)`.
 *
 * `loaders` is a module constant like CATALOGUES. Suspends while the language's file loads.
 */
export function useTexts<Source extends Texts>(loaders: Loaders): Translate<Source> {
  const { language, format } = useI18n()
  const catalogue = loaded.get(loaders)?.get(language) ?? use(fileOf(loaders, language)).default
  return useMemo(() => translator<Source>(catalogue, format.number), [catalogue, format])
}

/** Loads a set of texts ahead, so that `useTexts` has it in the first picture. */
export async function preloadTexts(loaders: Loaders, language: Language): Promise<Catalogue> {
  const { default: catalogue } = await fileOf(loaders, language)
  const known = loaded.get(loaders) ?? new Map<Language, Catalogue>()
  loaded.set(loaders, known.set(language, catalogue))
  return catalogue
}

function fileOf(loaders: Loaders, language: Language): Promise<{ readonly default: Catalogue }> {
  const files = loading.get(loaders) ?? new Map<Language, Promise<{ readonly default: Catalogue }>>()
  loading.set(loaders, files)
  const file = files.get(language) ?? loaders[language]()
  files.set(language, file)
  return file
}
