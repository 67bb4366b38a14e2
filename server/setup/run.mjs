// `npm run station`, `npm run bench`: the same preparation as a start, then one TypeScript file with its arguments.

import { installDependencies } from './dependencies.mjs'
import { pinnedNode } from './pinned-node.mjs'
import { runProgram } from './program.mjs'
import { SetupError, main } from './project.mjs'

await main(async () => {
  const [file, ...args] = process.argv.slice(2)
  if (file === undefined) throw new SetupError('usage: node server/setup/run.mjs <file.ts> [arguments]')
  await installDependencies()
  await runProgram(pinnedNode(), file, args)
})
