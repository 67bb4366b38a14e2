// What a text looks like, stripped of what does not matter to a reader: case, marks, invisible signs, look-alike letters. Pure.
// Both sides of every comparison are folded, so it need not be right in any language, only the same for what looks the same.

/** Letters that look like a Latin one in either case, after Unicode's own compatibility decomposition. Per script, look-alike then letter. */
const LOOK_ALIKES = [
  // Latin that Unicode does not take apart, and small capitals.
  'ıi łl øo đd ðd ħh ŋn ſs ɑa ɡg ɩi ʟl ᴀa ʙb ᴄc ᴅd ᴇe ɢg ʜh ɪi ᴊj ᴋk ᴍm ɴn ᴏo ᴘp ʀr ᴛt ᴜu ᴠv ᴡw ʏy ᴢz ɛe ɔo',
  // Cyrillic
  'аa вb еe ёe зz іi їi јj кk мm нh оo рp сc тt уy хx ѕs ԁd ԛq ԝw һh ғf ӏl ѵv ҝk қk ҳx ұy үy өo әe',
  // Greek
  'αa βb γy εe ζz ηn ιi κk μm νv οo ρp τt υu χx ωw',
  // Armenian
  'ոn սu օo հh ցg յj զq քp',
] as const

const LETTERS = new Map<string, string>([
  // Hindi's two signs for a nasal vowel are written for each other.
  ['ँ', 'ं'],
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ...LOOK_ALIKES.flatMap((line) => line.split(' ')).map((pair) => {
    const [from = '', to = ''] = [...pair]
    return [from, to] as const
  }),
])

// Accents and points, but not the vowel signs of Indic scripts: those are letters to their readers. Their dot below, which turns a sound
// into a borrowed one, is often left out.
const MARKS = /[[\p{Mn}&&[\p{Script=Inherited}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Cyrillic}]]\u093c]/gv
// Also the Arabic tatweel, which only stretches a word, and apostrophes of every kind.
const UNSEEN = /[\p{Cf}\p{DI}\u0640'’ʼ‘`´′]/gu

/** Lower case, no accents, no invisible signs, look-alikes as Latin letters. Spaces and punctuation stay. */
export function fold(text: string): string {
  const bare = text.normalize('NFKD').replace(UNSEEN, '').toLowerCase().normalize('NFKD').replace(MARKS, '')
  let folded = ''
  for (const letter of bare) folded += LETTERS.get(letter) ?? letter
  return folded
}

const DIGITS: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's' }

/** Reads digits and signs in a folded word as the letters they stand for: `h3ll0` is `hello`. */
export function withoutDigits(word: string): string {
  return word.replace(/[013457@$]/g, (sign) => DIGITS[sign] ?? sign)
}

/** What a name looks like at a glance: letters only, `I`, `l` and `1` alike, `rn` like `m`. */
export function skeleton(name: string): string {
  const letters = withoutDigits(fold(name).replaceAll('|', 'l')).replace(/[^\p{L}\p{M}\p{N}]/gu, '')
  return letters.replace(/[il]/g, 'l').replaceAll('rn', 'm').replaceAll('vv', 'w')
}
