// A build step: the service worker, whole in one file at one address. It is built for itself, since a worker of an older browser
// cannot share files with the pages.

import { join } from 'node:path'
import { build, type Plugin } from 'vite'

export function workerFile(): Plugin {
  return {
    name: 'worker-file',
    apply: 'build',
    async generateBundle() {
      const built = await build({
        configFile: false,
        logLevel: 'warn',
        build: { write: false, target: ['chrome90', 'firefox90', 'safari15'], rolldownOptions: { input: join(import.meta.dirname, 'offline/worker/worker.ts'), output: { format: 'iife', codeSplitting: false } } },
      })
      const [output] = Array.isArray(built) ? built : [built]
      const file = output && 'output' in output ? output.output[0] : undefined
      if (!file) throw new Error('unreachable: the worker has one file')
      this.emitFile({ type: 'asset', fileName: 'sw.js', source: file.code })
    },
  }
}
