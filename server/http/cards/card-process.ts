// A process of its own that makes pixels of one card and ends: the station at rest holds neither the drawing library nor its fonts.
// Its arguments are the folder of the fonts and the file to write; the SVG comes through its standard input.

import { writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import os from 'node:os'
import { text } from 'node:stream/consumers'
import { unpackFonts } from './card-fonts.ts'

/** Chat apps leave larger pictures out. */
const MOST_BYTES = 290_000
const QUALITIES = [88, 78, 65, 50]

/** Whoever is short of memory or time takes it from here and not from the air. */
function stepBack(): void {
  os.setPriority(os.constants.priority.PRIORITY_LOW)
  try {
    writeFileSync('/proc/self/oom_score_adj', '900')
  } catch {
    // Only Linux has it.
  }
}

async function paint(svg: string): Promise<Buffer> {
  // After the fonts are there: it looks for them once.
  const { default: sharp } = await import('sharp')
  sharp.concurrency(1)
  sharp.cache(false)
  const { data, info } = await sharp(Buffer.from(svg)).flatten({ background: '#ffffff' }).raw().toBuffer({ resolveWithObject: true })
  let smallest = Buffer.alloc(0)
  for (const quality of QUALITIES) {
    // Letters on colour: halved colours would fray their edges.
    smallest = await sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } }).jpeg({ quality, mozjpeg: true, chromaSubsampling: '4:4:4' }).toBuffer()
    if (smallest.length <= MOST_BYTES) break
  }
  return smallest
}

stepBack()
const [, , fonts = '', file = ''] = process.argv
await unpackFonts(fonts)
await writeFile(file, await paint(await text(process.stdin)))
