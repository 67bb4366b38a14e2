// Languages that the pickers offer by name; any other can be typed by its tag.

import { autonym, languageName } from '../../../schedules/language-names.ts'

/** Spoken by many in Warsaw, and at stations like ours; in the tags' canonical form. */
const TAGS = [
  'pl', 'en', 'uk', 'be', 'ru', 'ar', 'vi', 'ka', 'hi', 'ro', 'rom', 'tr', 'es', 'fr', 'de', 'it', 'pt', 'zh-Hans', 'zh-Hant', 'fa', 'prs', 'ps', 'ku', 'ckb', 'ti', 'am', 'om', 'so', 'sw', 'ha', 'yo', 'ig', 'wo', 'ln', 'rw',
  'hy', 'az', 'uz', 'kk', 'ky', 'tg', 'tk', 'ug', 'mn', 'bn', 'ne', 'ta', 'te', 'ml', 'pa', 'ur', 'si', 'my', 'th', 'id', 'fil', 'ko', 'ja', 'cs', 'sk', 'hu', 'bg', 'sr', 'hr', 'sq', 'el', 'lt', 'lv', 'he', 'yi', 'ce', 'crh', 'csb', 'szl',
]

/** How a language is offered: in its own name, and in the reader's. */
export function languageLabel(tag: string, language: string): string {
  const [own, here] = [autonym(tag), languageName(tag, language)]
  return own === here ? own : `${own} – ${here}`
}

/** Those not chosen yet, in the order of the reader's alphabet. */
export function offeredLanguages(chosen: readonly string[], language: string): readonly { readonly tag: string; readonly label: string }[] {
  return TAGS.filter((tag) => !chosen.includes(tag))
    .map((tag) => ({ tag, name: languageName(tag, language), label: languageLabel(tag, language) }))
    .sort((one, other) => one.name.localeCompare(other.name, language))
}
