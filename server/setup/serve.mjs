// Starts the station where everything is installed and built already, as in its image. With a file's name it runs that instead.

import { runProgram } from './program.mjs'
import { main } from './project.mjs'
import { refuseStaleSite } from './site.mjs'

const STATION = 'server/main.ts'

const [file = STATION, ...args] = process.argv.slice(2)
await main(() => {
  if (file === STATION) refuseStaleSite()
  return runProgram(process.execPath, file, args)
})
