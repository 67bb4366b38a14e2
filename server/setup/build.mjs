// `npm run build`: the site, when it is stale.

import { installDependencies } from './dependencies.mjs'
import { pinnedNode } from './pinned-node.mjs'
import { main } from './project.mjs'
import { buildSite } from './site.mjs'

await main(async () => {
  await installDependencies()
  await buildSite(pinnedNode())
})
