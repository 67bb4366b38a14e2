// `npm test`: prepares like a start, then checks the types and runs every group of tests. The last line is `N passed, N failed`.

import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { installDependencies } from './dependencies.mjs'
import { pinnedNode } from './pinned-node.mjs'
import { startPrivatePostgres } from './private-postgres.mjs'
import { ROOT, SetupError, main, say } from './project.mjs'
import { buildSite } from './site.mjs'
import { installTestPrograms, systemPostgres } from './test-programs.mjs'

/** Of the stores, those in which the database itself does something: order and words of languages, locks, news, refusals, numbers in order. */
const DATABASES_OWN = ['tests/db/', 'tests/archive/', 'tests/schedule/', 'tests/broadcast/', 'tests/people/people', 'tests/chat/conversation', 'tests/chat/privacy', 'tests/voice/']

await main(async () => {
  const total = { passed: 0, failed: 0 }
  const add = ({ passed, failed }) => {
    total.passed += passed
    total.failed += failed
  }
  try {
    await installDependencies()
    installTestPrograms()
    const node = pinnedNode()
    await buildSite(node)
    add(await checkTypes(node))
    add(await runGroup(node, 'rules'))
    add(await runGroup(node, 'stores'))
    add(await onSystemPostgres((url) => runGroup(node, 'stores', { env: { DATABASE_URL: url }, only: DATABASES_OWN })))
    // Sound in real time waits more than it works. What takes as long as it takes fills those waits and steps back for it.
    const groups = await Promise.all([runGroup(node, 'air'), runGroup(node, 'real', { patient: true })])
    for (const group of groups) add(group)
  } catch (error) {
    say(error instanceof SetupError ? `\n${error.message}` : error.stack)
    add({ passed: 0, failed: 1 })
  }
  process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`)
  process.exitCode = total.failed === 0 ? 0 : 1
})

async function checkTypes(node) {
  say('\n--- types')
  const status = await run(node, [path.join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', ROOT])
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** Once more, on the system's server. */
async function onSystemPostgres(test) {
  const postgres = await startPrivatePostgres(systemPostgres())
  try {
    return await test(postgres.url)
  } finally {
    await postgres.stop()
  }
}

/** Runs one group and tells what came of it in one piece. A file that cannot be loaded counts as a failed test, and so does a skipped test. */
async function runGroup(node, group, { env = {}, patient = false, only = [] } = {}) {
  const name = `${group}${env.DATABASE_URL === undefined ? '' : ' on the system\'s PostgreSQL'}`
  say(`\n--- ${name} begins`)
  const folder = mkdtempSync(path.join(os.tmpdir(), 'imi-tests-'))
  const report = path.join(folder, 'report.json')
  const vitest = path.join(ROOT, 'node_modules/vitest/vitest.mjs')
  const args = [vitest, 'run', '--config', path.join(ROOT, 'tests/vitest.config.ts'), '--project', group, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...only]
  try {
    const { status, told } = await runAside(node, args, { env, patient })
    say(`\n--- ${name}\n${told}`)
    return count(existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null, status)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function count(report, status) {
  if (report === null) return { passed: 0, failed: 1 }
  const unloadable = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
  const skipped = report.numPendingTests + report.numTodoTests
  if (skipped > 0) say(`${skipped} tests were skipped; that counts as failed.`)
  const failed = report.numFailedTests + unloadable + skipped
  // Something outside every test failed, such as an unhandled rejection.
  return { passed: report.numPassedTests, failed: failed === 0 && status !== 0 ? 1 : failed }
}

/** Runs a program, its words straight through. */
function run(node, args) {
  const child = start(node, args, {}, 'inherit')
  return new Promise((resolve) => child.once('error', () => resolve(1)).once('close', resolve))
}

/** Runs a program beside others; what it says is given back when it has ended. */
function runAside(node, args, { env, patient }) {
  const child = start(node, args, env, 'pipe')
  // Children inherit it: browsers, stations and databases of such a group step back as well.
  if (patient && child.pid !== undefined) os.setPriority(child.pid, os.constants.priority.PRIORITY_BELOW_NORMAL)
  let told = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (words) => (told += words))
  return new Promise((resolve) => child.once('error', (error) => resolve({ status: 1, told: error.message })).once('close', (status) => resolve({ status, told })))
}

/** With the pinned Node first on the path, as tests start Node by name too. */
function start(node, args, env, words) {
  const PATH = [path.join(ROOT, 'node_modules/.bin'), process.env.PATH, '/usr/sbin'].join(path.delimiter)
  const { DATABASE_URL: _, TEST_DATABASE_URL: __, ...inherited } = process.env
  const child = spawn(node, args, { cwd: ROOT, env: { ...inherited, PATH, ...env }, stdio: ['ignore', words, words] })
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal))
  return child
}
