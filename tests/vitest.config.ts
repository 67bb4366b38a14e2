// Four groups: rules (no disk, no network), stores (a real PostgreSQL), real (real programs, files, servers and pages in a browser, at their own
// pace), air (real sound in real time, which nothing may hold up).

import path from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: path.resolve(import.meta.dirname, '..'),
    env: { TZ: 'America/New_York' },
    // Styles that are read as text are not emptied.
    css: { include: [/\.css\?raw$/] },
    projects: [
      { extends: true, test: { name: 'rules', include: ['tests/**/*.test.ts'], exclude: ['tests/**/*.store.test.ts', 'tests/**/*.real.test.ts', 'tests/**/*.air.test.ts'], testTimeout: 30_000, maxWorkers: 2 } },
      { extends: true, test: { name: 'stores', include: ['tests/**/*.store.test.ts'], globalSetup: ['tests/support/database-server.ts'], testTimeout: 20_000, hookTimeout: 60_000, maxWorkers: 2 } },
      { extends: true, test: { name: 'real', include: ['tests/**/*.real.test.ts'], globalSetup: ['tests/support/database-server.ts', 'tests/support/built-site.ts'], testTimeout: 180_000, hookTimeout: 180_000, maxWorkers: 3 } },
      { extends: true, test: { name: 'air', include: ['tests/**/*.air.test.ts'], globalSetup: ['tests/support/database-server.ts', 'tests/support/built-site.ts'], testTimeout: 120_000, hookTimeout: 120_000, maxWorkers: 4 } },
      // Not part of the tests: `npm run pictures`.
      { extends: true, test: { name: 'pictures', include: ['tests/pictures/*.pictures.ts'], globalSetup: ['tests/support/database-server.ts', 'tests/support/built-site.ts'] } },
    ],
  },
})
