// The station's sets of texts as files on the disk: a folder `texts` beside the pages that speak with it.

import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Catalogue, Texts } from '../texts.ts'

/** One folder of texts. */
export interface TextSet {
  /** `site` for what every page needs, else the folder of the pages: `chat`, `desk/week`. */
  readonly name: string
  readonly folder: string
}

const SITE = join('i18n', 'catalogues')

/** All sets under the site's source folder, by name. */
export async function findSets(web: string): Promise<TextSet[]> {
  const folders = await readdir(web, { recursive: true, withFileTypes: true })
  return folders
    .filter((entry) => entry.isDirectory() && !relative(web, entry.parentPath).startsWith('dist'))
    .map((entry) => relative(web, join(entry.parentPath, entry.name)))
    .filter((folder) => folder === SITE || folder.endsWith(`${sep}texts`))
    .map((folder) => ({ name: folder === SITE ? 'site' : folder.split(sep).slice(0, -1).join('/'), folder: join(web, folder) }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** The English texts of a set, which the others are made from. */
export async function sourceOf(set: TextSet): Promise<Texts> {
  return ((await load(set, 'en')) as { readonly source: Texts }).source // each en.ts exports it
}

/** A set's file of one language; null when it has none yet. */
export async function catalogueOf(set: TextSet, language: string): Promise<Catalogue | null> {
  const files = await readdir(set.folder)
  if (!files.includes(`${language}.ts`)) return null
  return ((await load(set, language)) as { readonly default: Catalogue }).default // each file of texts gives one
}

/** What the file's first line says of it; null when there is no file. */
export async function headingOf({ folder }: TextSet, language: string): Promise<string | null> {
  const content = await readFile(join(folder, `${language}.ts`), 'utf8').catch(() => null)
  return content?.split('\n', 1)[0] ?? null
}

async function load({ folder }: TextSet, language: string): Promise<unknown> {
  return await import(/* @vite-ignore */ pathToFileURL(join(folder, `${language}.ts`)).href)
}
