// What a person may be called, and which login follows from a name.

import { AppError } from '../errors.ts'
import { transliterate } from '../../schedules/transliterate.ts'

const LOGIN = /^[a-z0-9._-]{2,40}$/
const NAME_MAX = 80

// Invisible marks that turn the reading direction could make one name look like another on the desk and on air.
const BIDI_CONTROLS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u
const CONTROLS = /\p{Cc}/u

// `source` is the user name that source clients send when they have no field for one.
const RESERVED = new Set(['source'])

/** Gives the login as stored, or throws what is wrong with it. */
export function checkLogin(login: string): string {
  const asked = login.trim().toLowerCase()
  if (!LOGIN.test(asked)) {
    throw new AppError('invalid', 'login_invalid', 'A login has 2 to 40 characters: letters a-z, digits, dot, underscore or hyphen.')
  }
  if (RESERVED.has(asked)) throw new AppError('invalid', 'login_reserved', `The login "${asked}" has a meaning of its own; choose another.`)
  return asked
}

/** Gives the name as stored (composed, spaces tidied), or throws what is wrong with it. Any script is welcome. */
export function checkName(name: string): string {
  const asked = name.normalize('NFC').replace(/\p{Zs}+/gu, ' ').trim()
  const length = [...asked].length
  if (length < 1 || length > NAME_MAX) throw new AppError('invalid', 'name_invalid', `A name has 1 to ${NAME_MAX} characters.`)
  if (BIDI_CONTROLS.test(asked) || CONTROLS.test(asked)) {
    throw new AppError('invalid', 'name_invalid', 'The name contains invisible control characters; type it again instead of pasting it.')
  }
  return asked
}

/**
 * Lists logins for a name, best first: `olha-kravets`, then `olha-kravets-2` and so on, without end.
 *
 * A name in a script we cannot spell in Latin letters gives `host`, `host-2`, … of the role's word.
 */
export function* loginsFor(name: string, role: string): Generator<string, never> {
  const slug = transliterate(name)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 32)
    .replace(/^-+|-+$/g, '')
  const base = LOGIN.test(slug) ? slug : role
  if (!RESERVED.has(base)) yield base
  for (let number = 2; ; number += 1) yield `${base}-${number}`
}
