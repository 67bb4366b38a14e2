// What a listener may be called: anything in any script, but not what looks like a host or like the station itself. Pure.

import { cleanText } from '../../../schedules/plain-text.ts'
import { transliterate } from '../../../schedules/transliterate.ts'
import { CHAT_LIMITS } from '../chat-schema.ts'
import { skeleton } from './fold.ts'
import { oneLine } from './spoken-text.ts'

export type NickCheck =
  | { readonly nick: string; readonly code: null }
  | { readonly nick: null; readonly code: 'nick_invalid' | 'nick_taken'; readonly message: string }

/** Names that nobody may look like. */
export interface ProtectedNames {
  has(nick: string): boolean
}

/** Words that speak for the station, in the languages of its pages. */
const OFFICIAL = [
  'admin', 'administrator', 'administratorka', 'moderator', 'moderatorka', 'mod', 'host', 'prowadzący', 'prowadząca', 'redakcja', 'redaktor', 'redaktorka', 'radio', 'station', 'stacja', 'system',
  'support', 'official', 'studio', 'imi', 'адмін', 'адміністратор', 'модератор', 'модераторка', 'ведучий', 'ведуча', 'редакція', 'админ', 'администратор', 'ведущий', 'ведущая', 'редакция', 'адміністратар', 'мадэратар',
  'مدير', 'المدير', 'مشرف', 'المشرف', 'مذيع', 'المذيع', 'إدارة', 'الإدارة', 'yönetici', 'moderatör', 'sunucu', 'administrador', 'moderador', 'presentador', 'quản trị', 'ადმინი', 'მოდერატორი', 'წამყვანი', 'प्रशासक',
] as const

const LINK = /:\/\/|\bwww\.|@|\.(?:com|org|net|info|biz|ru|pl|ua|by|io|me|eu|xyz|top|shop|site|online|link)\b/iu

/** Names of hosts, of people with an account and of the station, beside the official words. A name also stands for its spelling in Latin letters. */
export function protectedNames(names: readonly string[]): ProtectedNames {
  const looks = new Set(OFFICIAL.flatMap((word) => looksOf(word)))
  for (const name of names) for (const look of looksOf(name)) looks.add(look)
  looks.delete('')
  const official = new Set(OFFICIAL.map(skeleton))
  return {
    has(nick) {
      if (looksOf(nick).some((look) => looks.has(look))) return true
      // `Admin Ola`, `moderator_2`: one official word in a nick is enough.
      return nick.split(/[^\p{L}\p{M}\p{N}]+/u).some((word) => official.has(skeleton(word)) || official.has(skeleton(word.replace(/\d+$/u, ''))))
    },
  }
}

/** The nick as it is shown, or why it cannot be had. */
export function checkNick(written: string, taken: ProtectedNames): NickCheck {
  const { text, problem } = cleanText(oneLine(written).replace(/^[^\p{L}\p{N}\p{Extended_Pictographic}]+/u, ''), { maxLength: CHAT_LIMITS.nick })
  if (problem !== null) return { nick: null, code: 'nick_invalid', message: `The nick ${problem}` }
  if (!/[\p{L}\p{N}]/u.test(text)) return { nick: null, code: 'nick_invalid', message: 'A nick needs at least one letter or digit.' }
  if (LINK.test(text)) return { nick: null, code: 'nick_invalid', message: 'A nick must not be an address; choose another.' }
  if (taken.has(text)) return { nick: null, code: 'nick_taken', message: 'This nick looks like somebody of the station; choose another, or sign in if it is you.' }
  return { nick: text, code: null }
}

function looksOf(name: string): string[] {
  return [skeleton(name), skeleton(transliterate(name))]
}
