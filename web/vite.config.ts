// Builds the site twice: what browsers load (dist/client) and what the server renders pages with (dist/server, `--ssr`).

import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { precompress } from './precompress.ts'

export default defineConfig(({ isSsrBuild }) => ({
  root: import.meta.dirname,
  plugins: [react(), ...(isSsrBuild ? [] : [precompress()])],
  build: {
    outDir: isSsrBuild ? 'dist/server' : 'dist/client',
    emptyOutDir: true,
    // Phones that stopped being updated about 2021 still get a page that works.
    target: ['chrome90', 'firefox90', 'safari15'],
    manifest: !isSsrBuild,
    copyPublicDir: !isSsrBuild,
    reportCompressedSize: false,
    rolldownOptions: { input: isSsrBuild ? 'web/entry-server.tsx' : 'web/index.html' },
  },
}))
