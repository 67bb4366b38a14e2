// A sound whose pitch tells the place in it, and how far from its place by the clock a listener hears it.

import { decode, dominantPitch, encode, type TestFormat } from './audio.ts'

/** A busy machine hears late by some seconds; who begins at the start of the sound again is off by minutes. */
export const BUSY_SECONDS = 15

/** From 400 Hz on. */
const HZ_PER_SECOND = 4

export function risingSound(seconds: number, format: TestFormat): Promise<Buffer> {
  const wave = `0.4*sin(2*PI*(400+${HZ_PER_SECOND / 2}*t)*t)`
  return encode(`aevalsrc='${wave}|${wave}':s=48000:d=${seconds}`, format)
}

/** How far behind its place by the clock such a sound is at a listener's, if it began at `startedAt`: the streams' own delay, when all is well. */
export async function lagSeconds(site: string, startedAt: number): Promise<number> {
  const answer = await fetch(`${site}/listen/radio.mp3`)
  const chunks: Buffer[] = []
  const enough = Date.now() + 3_000
  let lastAt = 0
  for await (const chunk of answer.body ?? []) {
    chunks.push(Buffer.from(chunk as Uint8Array)) // fetch gives bytes
    lastAt = Date.now()
    if (lastAt > enough) break
  }
  const pcm = await decode(Buffer.concat(chunks))
  const endMs = pcm.length / 192
  const hz = dominantPitch(pcm, endMs - 300, endMs - 100) ?? 0
  const place = (hz - 400) / HZ_PER_SECOND + 0.2
  return (lastAt - startedAt) / 1000 - place
}
