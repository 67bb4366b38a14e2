// The languages the site speaks, and which of them a visitor gets.

/**
 * A new language is one line here, one in plural-forms.ts, and one file from its translator (`npm run texts`).
 *
 * `reading` is the direction of its script.
 */
export const LANGUAGES = {
  pl: { autonym: 'polski', reading: 'ltr' },
  en: { autonym: 'English', reading: 'ltr' },
  uk: { autonym: 'українська', reading: 'ltr' },
  be: { autonym: 'беларуская', reading: 'ltr' },
  ru: { autonym: 'русский', reading: 'ltr' },
  vi: { autonym: 'Tiếng Việt', reading: 'ltr' },
  ka: { autonym: 'ქართული', reading: 'ltr' },
  es: { autonym: 'español', reading: 'ltr' },
  hi: { autonym: 'हिन्दी', reading: 'ltr' },
  ar: { autonym: 'العربية', reading: 'rtl' },
  tr: { autonym: 'Türkçe', reading: 'ltr' },
  ro: { autonym: 'română', reading: 'ltr' },
} as const satisfies Record<string, { autonym: string; reading: 'ltr' | 'rtl' }>

export type Language = keyof typeof LANGUAGES

/** Where a stored choice lives: a cookie, because the server renders the first page. */
export const LANGUAGE_COOKIE = 'language'

export function isLanguage(tag: string | null | undefined): tag is Language {
  return tag != null && Object.hasOwn(LANGUAGES, tag)
}

/**
 * Chooses the site's language: the stored choice, else the visitor's most wanted language that we speak, else English.
 *
 * A language we don't speak is passed over, never replaced by a related one: Russian is not an answer to Ukrainian or Belarusian.
 */
export function chooseLanguage(stored: string | null | undefined, acceptLanguage: string | null | undefined): Language {
  if (isLanguage(stored)) return stored
  for (const tag of wanted(acceptLanguage ?? '')) {
    const primary = tag.split('-', 1)[0]
    if (isLanguage(primary)) return primary
  }
  return 'en'
}

function wanted(acceptLanguage: string): string[] {
  return acceptLanguage
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const q = parameters.map((p) => p.trim()).find((p) => p.startsWith('q='))
      const weight = q ? Number(q.slice(2)) : 1
      return { tag: tag.trim(), weight: Number.isFinite(weight) ? weight : 0 }
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag)
}
