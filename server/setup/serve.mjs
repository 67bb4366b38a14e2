// Starts the station where everything is installed and built already, as in its image. With a file's name it runs that instead.

import { runProgram } from './program.mjs'
import { main } from './project.mjs'

const [file = 'server/main.ts', ...args] = process.argv.slice(2)
await main(() => runProgram(process.execPath, file, args))
