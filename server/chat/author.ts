// Who says something: somebody with a token of the chat, or a signed-in person. Pure.

import { createHash } from 'node:crypto'
import { may } from '../people/permissions.ts'
import type { Person } from '../people/person.ts'
import type { AuthorMark } from './chat-schema.ts'

const TOKEN = /^[\w-]{43}$/

export function isToken(text: string | null | undefined): text is string {
  return typeof text === 'string' && TOKEN.test(text)
}

/** What is stored instead of a token; nobody can try 2^256 of them. */
export function keyOfToken(token: string): string {
  return hash(`chat author ${token}`)
}

export function keyOfPerson({ id }: Person): string {
  return hash(`chat person ${id}`)
}

/** Tells authors apart on every screen; opens and shows nothing. */
export function publicId(authorKey: string): string {
  return hash(`public ${authorKey}`).slice(0, 12)
}

/** How a person is marked in a room whose show has these hosts. */
export function markOf(person: Person, hosts: readonly string[]): AuthorMark | null {
  if (person.hostSlug !== null && hosts.includes(person.hostSlug)) return 'host'
  if (person.role === 'moderator') return 'moderator'
  if (may(person, 'moderate_chat')) return 'station'
  // Who hosts another show is a host all the same, but not this one's.
  return null
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}
