// A build step: draws the icons of home screens from the station's mark.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import type { Plugin } from 'vite'

/** `share`: how much of the icon the whole mark takes. Systems cut a maskable one to a circle, of which only the inner 80 % are safe. */
const ICONS = [
  { fileName: 'icon-192.png', size: 192, share: 1 },
  { fileName: 'icon-512.png', size: 512, share: 1 },
  { fileName: 'icon-maskable-512.png', size: 512, share: 0.85 },
  { fileName: 'apple-touch-icon.png', size: 180, share: 0.9 },
]
/** The field that the mark stands on. */
const FIELD = '#1b2a8f'

export function icons(): Plugin {
  return {
    name: 'icons',
    apply: 'build',
    async generateBundle() {
      const mark = await readFile(join(import.meta.dirname, 'public/mark.svg'))
      for (const { fileName, size, share } of ICONS) {
        const inner = Math.round(size * share)
        const picture = await sharp(mark, { density: 72 * (inner / 64) }).resize(inner, inner).toBuffer()
        const source = await sharp({ create: { width: size, height: size, channels: 3, background: FIELD } }).composite([{ input: picture }]).png({ palette: true, colours: 32, compressionLevel: 9 }).toBuffer()
        this.emitFile({ type: 'asset', fileName, source })
      }
    },
  }
}
