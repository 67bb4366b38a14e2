// The site as it ships, built once per test file. Inside the repository, since the server's half imports its packages from there.

import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'

const ROOT = join(import.meta.dirname, '../..')

/** Builds both halves of the site into a folder of its own. */
export async function buildSite(): Promise<{ readonly dist: string; remove(): Promise<void> }> {
  const cache = join(ROOT, 'tests/.cache')
  await mkdir(cache, { recursive: true })
  const dist = await mkdtemp(join(cache, 'site-'))
  const configFile = join(ROOT, 'web/vite.config.ts')
  // Vitest sets NODE_ENV to 'test', which would build React's development half.
  const before = process.env['NODE_ENV']
  process.env['NODE_ENV'] = 'production'
  try {
    await build({ configFile, logLevel: 'error', build: { outDir: join(dist, 'client') } })
    await build({ configFile, logLevel: 'error', build: { ssr: true, outDir: join(dist, 'server') } })
  } finally {
    process.env['NODE_ENV'] = before
  }
  return { dist, remove: () => rm(dist, { recursive: true, force: true }) }
}
