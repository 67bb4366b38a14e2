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
    add(await onSystemPostgres((url) => runGroup(node, 'stores', { DATABASE_URL: url })))
    add(await runGroup(node, 'air'))
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

/** The same tests once more, on the system's server. */
async function onSystemPostgres(test) {
  const postgres = await startPrivatePostgres(systemPostgres())
  try {
    return await test(postgres.url)
  } finally {
    await postgres.stop()
  }
}

/** Runs one group. A file that cannot be loaded counts as a failed test, and so does a skipped test. */
async function runGroup(node, group, env = {}) {
  say(`\n--- ${group}${env.DATABASE_URL === undefined ? '' : ' on the system\'s PostgreSQL'}`)
  const folder = mkdtempSync(path.join(os.tmpdir(), 'imi-tests-'))
  const report = path.join(folder, 'report.json')
  const vitest = path.join(ROOT, 'node_modules/vitest/vitest.mjs')
  const args = [vitest, 'run', '--config', path.join(ROOT, 'tests/vitest.config.ts'), '--project', group, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  try {
    const status = await run(node, args, env)
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

/** Runs a program with the pinned Node first on its path, as tests start Node by name too. */
function run(node, args, env = {}) {
  const PATH = [path.join(ROOT, 'node_modules/.bin'), process.env.PATH, '/usr/sbin'].join(path.delimiter)
  const { DATABASE_URL: _, TEST_DATABASE_URL: __, ...inherited } = process.env
  const child = spawn(node, args, { cwd: ROOT, env: { ...inherited, PATH, ...env }, stdio: ['ignore', 'inherit', 'inherit'] })
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal))
  return new Promise((resolve) => child.once('error', () => resolve(1)).once('close', resolve))
}
