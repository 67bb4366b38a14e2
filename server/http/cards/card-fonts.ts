// The fonts that cards are written with: those of the site's titles, out of packages that are installed with the station, so that a
// fresh machine needs neither fonts nor a download. All under the SIL Open Font License 1.1.

import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { fontInside } from './woff.ts'

const PACKAGES = {
  'geologica': ['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'cyrillic-ext', 'greek'],
  'alexandria': ['arabic'],
  'noto-sans-georgian': ['georgian'],
  'noto-sans-devanagari': ['devanagari'],
  'noto-sans-bengali': ['bengali'],
} as const
const WEIGHTS = [400, 700] as const

/** What fontconfig reads: our fonts and no others, so that a card looks the same from every machine. */
function configOf(fonts: string, cache: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${xml(fonts)}</dir><cachedir>${xml(cache)}</cachedir></fontconfig>
`
}

/** Where the configuration of the fonts below `folder` is. */
export function fontConfig(folder: string): string {
  return path.join(folder, 'fonts.conf')
}

/** Puts the fonts there, unless they are, and the configuration, which names the place that the folder has today. */
export async function unpackFonts(folder: string): Promise<void> {
  const fonts = path.join(folder, 'fonts')
  if (!existsSync(fonts)) await unpackTo(fonts)
  await writeFile(fontConfig(folder), configOf(fonts, path.join(folder, 'cache')))
}

async function unpackTo(fonts: string): Promise<void> {
  // All of them or none: a process may be ended at any moment.
  const making = `${fonts}.making`
  await rm(making, { recursive: true, force: true })
  await mkdir(making, { recursive: true, mode: 0o700 })
  for (const [name, subsets] of Object.entries(PACKAGES)) {
    for (const subset of subsets) {
      for (const weight of WEIGHTS) {
        const file = `${name}-${subset}-${weight}-normal`
        const woff = await readFile(fileURLToPath(import.meta.resolve(`@fontsource/${name}/files/${file}.woff`)))
        await writeFile(path.join(making, `${file}.ttf`), fontInside(woff))
      }
    }
  }
  await rename(making, fonts)
}

function xml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
}
