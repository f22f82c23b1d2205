import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { cpSync } from 'node:fs'
import { resolve } from 'node:path'

const at = (path: string) => resolve(import.meta.dirname, path)

/** The exports embed these fonts; beside the built main they are found in the work tree and in the packed app alike. */
const exportFonts = {
  name: 'export-fonts',
  closeBundle: () => cpSync(at('resources/fonts/print'), at('out/fonts'), { recursive: true }),
}

export default defineConfig({
  main: {
    plugins: [exportFonts],
    build: {
      outDir: 'out/main',
      // Everything but Node and Electron is bundled, so that the packed app carries no node_modules.
      externalizeDeps: false,
      rollupOptions: {
        input: { index: at('main/index.ts'), browser: at('main/browser/index.ts'), 'search-worker': at('main/search-worker.ts') },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      // A sandboxed preload must be one CommonJS file, and the browser shell's script one file likewise: no shared chunks.
      isolatedEntries: true,
      rollupOptions: {
        input: { index: at('preload/index.ts'), 'page-bridge': at('preload/page-bridge.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react()],
    build: {
      outDir: at('out/renderer'),
      target: 'chrome140',
      // electron-vite leaves minifying off; the window parses this at every start.
      minify: true,
      rollupOptions: { input: { index: at('renderer/index.html') } },
      // The CSP has no `unsafe-inline`: nothing may be inlined as a script, and fonts stay files.
      assetsInlineLimit: 0,
    },
  },
})
