// Secrets the station makes itself: session tokens, invitation links, source-client keys, recovery codes, access tokens.

import { createHash, randomBytes, randomInt } from 'node:crypto'

/** A token of 256 random bits that fits in a cookie and in a link. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

// No 0/o, 1/l/i: keys are read from one screen and typed into another.
const KEY_LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

/**
 * A source-client key such as `imi-k3mw-…`, 119 random bits.
 *
 * Only letters, digits and hyphens: it passes through every client's settings, URLs and `user:key` forms unharmed.
 */
export function newSourceKey(): string {
  return `imi-${groupsOfLetters(6)}`
}

/** One of the ten codes that replace a lost phone, such as `k3mw-…`, 79 random bits. */
export function newRecoveryCode(): string {
  return groupsOfLetters(4)
}

/** What a program sends; the beginning lets it be found where it does not belong. */
export function newAccessToken(): string {
  return `imi_${newToken()}`
}

/**
 * What is stored instead of a secret.
 *
 * A plain SHA-256 is enough here, unlike for passwords: nobody can try 2^119 random values, however fast each try is,
 * and a fast hash keeps every request and every metadata update of a source client cheap.
 */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

function groupsOfLetters(count: number): string {
  return Array.from({ length: count }, () => Array.from({ length: 4 }, () => KEY_LETTERS[randomInt(KEY_LETTERS.length)]).join('')).join('-')
}
