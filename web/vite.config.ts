// Builds the site twice: what browsers load (dist/client) and what the server renders pages with (dist/server, `--ssr`).

import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { icons } from './icons.ts'
import { precompress } from './precompress.ts'
import { stylesFirst } from './styles-first.ts'
import { workerFile } from './worker-file.ts'

export default defineConfig(({ isSsrBuild }) => ({
  root: import.meta.dirname,
  plugins: [react(), ...(isSsrBuild ? [] : [stylesFirst(), workerFile(), icons(), precompress()])],
  // wouter asks for a stand-in of what React itself has for years.
  resolve: { alias: { 'use-sync-external-store/shim/index.js': 'react' } },
  build: {
    outDir: isSsrBuild ? 'dist/server' : 'dist/client',
    emptyOutDir: true,
    // Phones that stopped being updated about 2021 still get a page that works.
    target: ['chrome90', 'firefox90', 'safari15'],
    manifest: !isSsrBuild,
    copyPublicDir: !isSsrBuild,
    reportCompressedSize: false,
    // The first script would name every file of every later page: what a page loads besides its own file is in the head when the server draws
    // it, and follows one after the other when somebody goes there. Styles have to be there with the page.
    modulePreload: { polyfill: false, resolveDependencies: (_url, files, { hostType }) => (hostType === 'js' ? files.filter((file) => file.endsWith('.css')) : files) },
    rolldownOptions: isSsrBuild
      ? { input: 'web/entry-server.tsx' }
      : {
          input: ['web/index.html', 'web/embed/embed.ts'],
          output: {
            codeSplitting: {
              groups: [
                // The embed brings the player and nothing else of the site.
                { name: 'player', test: /web\/(player\/(player|player-state|quality)|api\/back-off)\.ts$/, priority: 1 },
                // What the first page shares with later ones is one file and not twelve: each costs a slow phone a round trip.
                { name: 'site', tags: ['$initial'], minShareCount: 2 },
              ],
            },
          },
        },
  },
}))
