// What a set of translated texts is. English is the source of each set; the type check refuses a translation
// that misses a key, a plural form of its language, or a placeholder, or that makes one up.

import type { Language } from './languages.ts'
import type { PLURAL_FORMS } from './plural-forms.ts'

type PluralForms<L extends Language> = (typeof PLURAL_FORMS)[L][number]

type Plural = { readonly [form in Intl.LDMLPluralRule]?: string }

/** Keys to a text, or to its plural forms by `{count}`. */
export type Texts = Readonly<Record<string, string | Plural>>

/** Who vouches for a translation: its author, a native reader, or nobody yet. */
export type Review = 'source' | 'native' | 'needs-native-reader'

/** One language's file. */
export interface Catalogue<T extends Texts = Texts> {
  readonly language: Language
  readonly review: Review
  readonly texts: T
}

type Names<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never

/** The placeholders a text needs; plural texts need `count` besides. */
export type Placeholders<T> = T extends string ? Names<T> : T extends { other: infer Other } ? 'count' | Names<Other> : never

type SameNames<S, Source> = [Names<S>] extends [Names<Source>]
  ? [Names<Source>] extends [Names<S>] ? S : { missing: Exclude<Names<Source>, Names<S>> }
  : { unknown: Exclude<Names<S>, Names<Source>> }

// A plural form may leave its number out ("two listeners" is one word in Arabic), but may not invent a placeholder.
type FormNames<S, Source> = [Names<S>] extends [Placeholders<Source>] ? S : { unknown: Exclude<Names<S>, Placeholders<Source>> }

type Translated<S, Source, L extends Language> = Source extends string
  ? S extends string ? SameNames<S, Source> : string
  : { readonly [form in PluralForms<L>]: S extends { readonly [f in form]: infer Text } ? FormNames<Text, Source> : string }

type Translation<T, Source, L extends Language> = {
  readonly [K in keyof Source]: K extends keyof T ? Translated<T[K], Source[K], L> : Source[K] extends string ? string : { readonly [form in PluralForms<L>]: string }
} & { readonly [K in Exclude<keyof T, keyof Source>]: never }

/** Checks one language's texts against the English ones; does nothing at run time but hand them back. */
export function translation<Source extends Texts>() {
  return <const L extends Language, const T extends Texts>(language: L, review: Review, texts: T & Translation<T, Source, L>): Catalogue => ({
    language,
    review,
    texts,
  })
}
