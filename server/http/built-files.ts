// Which built files a source file became, with all that it imports: so that a page's scripts and styles are named in its head
// and fetched together, not one after the other.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

interface BuiltFile {
  readonly file: string
  readonly css?: readonly string[]
  readonly imports?: readonly string[]
}

/** By source file, as the build names it. */
export type BuiltFiles = Readonly<Record<string, BuiltFile>>

/** What of it every page has already, from index.html. */
const OF_EVERY_PAGE = ['index.html']

export async function readBuiltFiles(client: string): Promise<BuiltFiles> {
  // Written by our own build.
  return JSON.parse(await readFile(join(client, '.vite', 'manifest.json'), 'utf8')) as BuiltFiles
}

/** The scripts and styles of these sources, as addresses on the site, each once; unknown sources have none. What `present` brings already is left out. */
export function filesOf(files: BuiltFiles, sources: readonly string[], present: readonly string[] = OF_EVERY_PAGE): { readonly scripts: readonly string[]; readonly styles: readonly string[] } {
  const always = reached(files, present)
  const found = [...reached(files, sources)].filter((source) => !always.has(source)).flatMap((source) => files[source] ?? [])
  return {
    scripts: [...new Set(found.map(({ file }) => `/${file}`))],
    styles: [...new Set(found.flatMap(({ css = [] }) => css.map((file) => `/${file}`)))],
  }
}

function reached(files: BuiltFiles, sources: readonly string[], seen = new Set<string>()): Set<string> {
  for (const source of sources) {
    if (seen.has(source) || !files[source]) continue
    seen.add(source)
    reached(files, files[source]?.imports ?? [], seen)
  }
  return seen
}
