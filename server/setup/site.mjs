// Builds the site with vite when it is missing or older than what it is made from.

import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT, SetupError, say } from './project.mjs'

const WEB = path.join(ROOT, 'web')
const BUILT = path.join(WEB, 'dist')
const MARK = path.join(BUILT, '.built-from')

/** Builds when needed; `node` is the Node to build with. */
export async function buildSite(node) {
  if (!existsSync(path.join(WEB, 'vite.config.ts'))) return
  const wanted = fingerprint()
  if (existsSync(MARK) && readFileSync(MARK, 'utf8') === wanted) return
  say('Building the site ...')
  const vite = path.join(ROOT, 'node_modules/vite/bin/vite.js')
  for (const kind of [[], ['--ssr']]) await run(node, [vite, 'build', '--config', path.join(WEB, 'vite.config.ts'), '--logLevel', 'warn', ...kind])
  writeFileSync(MARK, wanted)
}

/**
 * Refuses to start with a site that was built from other files than these: it would ask an interface that is gone.
 *
 * Without a built site the station starts and says so on its page; where only the built site is, as in the image, there is nothing to compare.
 */
export function refuseStaleSite() {
  if (!existsSync(path.join(WEB, 'vite.config.ts')) || !existsSync(path.join(BUILT, 'client'))) return
  if (existsSync(MARK) && readFileSync(MARK, 'utf8') === fingerprint()) return
  throw new SetupError('The built site in web/dist is older than the station\'s files. Run "npm run build", then start again.')
}

/** A hash of everything the site is made from: its own files, the calendar it shares with the server, the packages. */
function fingerprint() {
  const hash = createHash('sha256')
  const files = [...filesBelow(WEB), ...filesBelow(path.join(ROOT, 'schedules')).filter((file) => file.endsWith('.ts')), path.join(ROOT, 'package-lock.json')]
  for (const file of files.sort()) hash.update(path.relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name)
    if (file === BUILT) return []
    return entry.isDirectory() ? filesBelow(file) : [file]
  })
}

async function run(node, args) {
  // Whoever builds in another mood, as the tests do, would get React's development half.
  const child = spawn(node, args, { cwd: ROOT, env: { ...process.env, NODE_ENV: 'production' }, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text))
  const status = await new Promise((resolve) => child.once('error', resolve).once('close', resolve))
  if (status !== 0) throw new SetupError(`The site could not be built:\n${said.slice(-4000)}`)
}
