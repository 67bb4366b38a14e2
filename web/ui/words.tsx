// Words in a language of their own inside a page in another: spoken rightly by screen readers, never mixing up directions.

/** `lang` is the words' own language; undefined for words without one, such as a person's name. */
export function Words({ lang, children, className }: { lang?: string | undefined; children: string; className?: string | undefined }) {
  return (
    <bdi lang={lang} dir="auto" className={className}>
      {children}
    </bdi>
  )
}

/** Keeps a name of another script in its own direction inside a sentence (Unicode isolates). */
export function isolated(words: string): string {
  return `\u2068${words}\u2069`
}
