// Turns a key and its values into words.

import type { Catalogue, Placeholders, Texts } from './texts.ts'

type Values<T> = [Placeholders<T>] extends [never] ? [] : [values: { readonly [name in Placeholders<T>]: name extends 'count' ? number : string | number }]

/** `t('player.play')`, `t('listeners', { count: 3 })`: keys and placeholders are checked by type. */
export type Translate<Source extends Texts> = <K extends keyof Source>(key: K, ...values: Values<Source[K]>) => string

/** Makes the `t` of one language. Counts are written with `formatNumber`. */
export function translator<Source extends Texts>(catalogue: Catalogue, formatNumber: (n: number) => string): Translate<Source> {
  const plurals = new Intl.PluralRules(catalogue.language)
  return (key, ...[values]) => {
    const text = catalogue.texts[String(key)]
    // The type check made every key present; this is what a half-loaded page would show instead of nothing.
    if (text === undefined) return String(key)
    const given: Readonly<Record<string, string | number>> = values ?? {}
    const words = typeof text === 'string' ? text : (text[plurals.select(Number(given['count']))] ?? text.other ?? '')
    return words.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = given[name]
      return typeof value === 'number' ? formatNumber(value) : (value ?? '')
    })
  }
}
