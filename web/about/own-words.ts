// Words that the station wrote itself, in some languages.

/** In the reader's language, else in the first that is there; with its tag when it is another. Null: there are none. */
export function ownWords(texts: Readonly<Record<string, string>>, language: string): { readonly words: string; readonly tag: string | undefined } | null {
  const own = texts[language]
  if (own !== undefined) return { words: own, tag: undefined }
  const [first] = Object.entries(texts)
  return first ? { words: first[1], tag: first[0] } : null
}
