// What a language is called in another language.

// CLDR's own words for Romani insult the people who speak it ("cygański", "Romany").
const ROMANI: Readonly<Record<string, string>> = { pl: 'romski', en: 'Romani', uk: 'ромська', ro: 'romani', ar: 'لغة الروما' }

/** `languageName('uk', 'pl')` is `ukraiński`. An unknown tag is named by itself. */
export function languageName(tag: string, inLanguage: string): string {
  if (tag === 'rom') return ROMANI[inLanguage] ?? 'Romani'
  try {
    return new Intl.DisplayNames(inLanguage, { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}
