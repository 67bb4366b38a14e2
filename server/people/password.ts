// Passwords: what is accepted, how they are stored, how they are compared.

import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from 'node:crypto'
import { AppError } from '../errors.ts'

export const PASSWORD_MIN = 10
const PASSWORD_MAX = 200

// OWASP's first choice for argon2id; 19 MiB fits the small server even with two at once.
const CURRENT = { memory: 19_456, passes: 2, parallelism: 1 }
const TAG_LENGTH = 32

// Two hashes at a time leave threads for the disk; a queue without end would be a way to fill the memory.
const AT_ONCE = 2
const WAITING_MAX = 64

/** Throws a refusal a person can act on when a password is too short or absurdly long. */
export function checkPassword(password: string): void {
  const length = [...password].length
  if (length < PASSWORD_MIN) throw new AppError('invalid', 'password_too_short', `The password needs at least ${PASSWORD_MIN} characters; four unrelated words make a good one.`)
  if (length > PASSWORD_MAX) throw new AppError('invalid', 'password_too_long', `The password may have at most ${PASSWORD_MAX} characters.`)
}

/** Gives the argon2id hash to store, with its parameters and salt inside; works off the event loop. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const tag = await argon2id(password, salt, CURRENT, TAG_LENGTH)
  return `$argon2id$v=19$m=${CURRENT.memory},t=${CURRENT.passes},p=${CURRENT.parallelism}$${unpadded(salt)}$${unpadded(tag)}`
}

/** Whether the password belongs to a stored hash, whatever parameters that hash was made with. */
export async function isPassword(password: string, stored: string): Promise<boolean> {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(stored)
  if (!parts) throw new Error('a stored password hash is not an argon2id hash')
  const [, memory, passes, parallelism, salt = '', tag = ''] = parts
  const expected = Buffer.from(tag, 'base64')
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) }
  return timingSafeEqual(await argon2id(password, Buffer.from(salt, 'base64'), cost, expected.length), expected)
}

let decoy: Promise<string> | undefined

/** Takes as long as `isPassword` and is never true: an unknown login must not answer sooner than a known one. */
export async function isNobodysPassword(password: string): Promise<false> {
  decoy ??= hashPassword('nobody has this password')
  await isPassword(password, await decoy)
  return false
}

let running = 0
const waiting: (() => void)[] = []

async function argon2id(password: string, nonce: Buffer, cost: typeof CURRENT, tagLength: number): Promise<Buffer> {
  if (running >= AT_ONCE) {
    if (waiting.length >= WAITING_MAX) throw new AppError('too-many', 'sign_in_busy', 'Too many people are signing in at this moment; try again in a few seconds.')
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else running += 1
  try {
    // The same word typed on two keyboards may differ in its bytes; NFC makes it one.
    const parameters: Argon2Parameters = { message: password.normalize('NFC'), nonce, tagLength, ...cost }
    return await new Promise((resolve, reject) => argon2('argon2id', parameters, (error, tag) => (error ? reject(error) : resolve(tag))))
  } finally {
    // The place is handed on without being freed, so a newcomer cannot slip in between.
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '')
}
