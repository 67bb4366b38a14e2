// The languages that are offered by name where somebody chooses one; any other can be written by its tag.

/** Spoken by many in Warsaw, and at stations like ours; canonical tags. */
export const OFFERED_LANGUAGES = [
  'pl', 'en', 'uk', 'be', 'ru', 'ar', 'vi', 'ka', 'hi', 'ro', 'rom', 'tr', 'es', 'fr', 'de', 'it', 'pt', 'zh-Hans', 'zh-Hant', 'fa', 'prs', 'ps', 'ku', 'ckb', 'ti', 'am', 'om', 'so', 'sw', 'ha', 'yo', 'ig', 'wo', 'ln', 'rw',
  'hy', 'az', 'uz', 'kk', 'ky', 'tg', 'tk', 'ug', 'mn', 'bn', 'ne', 'ta', 'te', 'ml', 'pa', 'ur', 'si', 'my', 'th', 'id', 'fil', 'ko', 'ja', 'cs', 'sk', 'hu', 'bg', 'sr', 'hr', 'sq', 'el', 'lt', 'lv', 'he', 'yi', 'ce', 'crh', 'csb', 'szl',
] as const
