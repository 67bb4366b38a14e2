// Sound and pictures of episodes: what a listener has kept for later comes from their device, in the parts that a player asks for.

import { wholeOf } from '../download-store.ts'
import { readRange } from '../byte-range.ts'
import { findKept } from '../kept-cache.ts'
import type { AskEvent } from './scope.ts'

export async function media({ request }: AskEvent): Promise<Response> {
  const { pathname } = new URL(request.url)
  const sound = await wholeOf(pathname)
  if (sound) return partOf(sound, request.headers.get('range'))
  return (await findKept(pathname)) ?? fetch(request)
}

function partOf(sound: Blob, header: string | null): Response {
  const range = readRange(header, sound.size)
  const headers = { 'content-type': sound.type, 'accept-ranges': 'bytes' }
  if (range === 'unsatisfiable') return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${sound.size}` } })
  if (range === 'whole') return new Response(sound, { headers: { ...headers, 'content-length': String(sound.size) } })
  const { from, to } = range
  return new Response(sound.slice(from, to + 1), { status: 206, headers: { ...headers, 'content-length': String(to - from + 1), 'content-range': `bytes ${from}-${to}/${sound.size}` } })
}
