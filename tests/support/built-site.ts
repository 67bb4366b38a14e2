// The site as it ships, built once for a whole run into the place where `npm run build` puts it, and not at all when nothing of it changed.

import path from 'node:path'
import { buildSite } from '../../server/setup/site.mjs'

/** The folder with both halves of the built site. */
export const SITE = path.resolve(import.meta.dirname, '../../web/dist')

/** Vitest calls it before the first test of the group. */
export async function setup(): Promise<void> {
  await buildSite(process.execPath)
}
