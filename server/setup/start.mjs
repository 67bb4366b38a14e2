// `npm start`: makes a clean clone ready, step by step, and starts the station. Nothing is done twice.

import { installDependencies } from './dependencies.mjs'
import { pinnedNode } from './pinned-node.mjs'
import { runProgram } from './program.mjs'
import { main } from './project.mjs'
import { buildSite } from './site.mjs'

await main(async () => {
  await installDependencies()
  const node = pinnedNode()
  await buildSite(node)
  await runProgram(node, 'server/main.ts', process.argv.slice(2))
})
