// What languages are called, in any language, from the platform's own names; with the few that it gets wrong.
// Safe for the web: no zone tables, no station.

/**
 * Romani is called by its speakers' own word. Several of the platform's names for it are slurs or old ones, so none of them
 * is used; a language missing here says "Romani".
 */
const ROMANI: Readonly<Record<string, string>> = {
  pl: 'romski', en: 'Romani', ro: 'romani', uk: 'ромська', ru: 'романи', be: 'ромская', cs: 'romština', sk: 'rómčina', de: 'Romani', fr: 'romani',
  es: 'romaní', vi: 'Tiếng Romani', ka: 'რომანი', hi: 'रोमानी', ar: 'لغة الروما', tr: 'Romanca', rom: 'romani čhib',
}

let knownLanguages: Intl.DisplayNames | null = null
const namesIn = new Map<string, Intl.DisplayNames | null>()

/** The canonical form of a BCP-47 tag (`rmy` is `rom`, `tl` is `fil`); null when it is none or no known language. */
export function canonicalTag(tag: string): string | null {
  const canonical = canonicalise(tag)
  if (canonical === null) return null
  knownLanguages ??= new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })
  return knownLanguages.of(new Intl.Locale(canonical).language) === undefined ? null : canonical
}

/** The name of a language in another: `languageName('uk', 'pl')` is `ukraiński`. The tag itself when nobody knows a name. */
export function languageName(tag: string, inLanguage: string): string {
  const canonical = canonicalise(tag)
  if (canonical === null) return tag
  if (new Intl.Locale(canonical).language === 'rom') return ROMANI[canonicalise(inLanguage)?.split('-')[0] ?? 'en'] ?? 'Romani'
  return displayNames(inLanguage)?.of(canonical) ?? tag
}

/** The language's name in itself, as a language picker shows it: `українська`. */
export function autonym(tag: string): string {
  return languageName(tag, tag)
}

/** Which way its script runs; for `dir` beside `lang`. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  const canonical = canonicalise(tag)
  const script = canonical === null ? undefined : new Intl.Locale(canonical).maximize().script
  return script !== undefined && RIGHT_TO_LEFT.includes(script) ? 'rtl' : 'ltr'
}

const RIGHT_TO_LEFT = ['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg']

function canonicalise(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null
  } catch {
    return null
  }
}

function displayNames(inLanguage: string): Intl.DisplayNames | null {
  const known = namesIn.get(inLanguage)
  if (known !== undefined) return known
  const canonical = canonicalise(inLanguage)
  const made = canonical === null ? null : new Intl.DisplayNames([canonical], { type: 'language' })
  namesIn.set(inLanguage, made)
  return made
}
