import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { cpSync } from 'node:fs'
import { resolve } from 'node:path'
import { thirdParty } from './tools/support/third-party.ts'

const at = (path: string) => resolve(import.meta.dirname, path)

/** The exports embed these fonts; beside the built main they are found in the work tree and in the packed app alike. */
const exportFonts = {
  name: 'export-fonts',
  closeBundle: () => cpSync(at('resources/fonts/print'), at('out/fonts'), { recursive: true }),
}

/**
 * The shell only ever serves sockets. ws loads Node's TLS and HTTPS clients for the other direction: 10 MB of memory
 * and 20 ms of every start. A ws that asks for them in another way stops the build.
 */
const serverOnlySockets = {
  name: 'server-only-sockets',
  transform(code: string, id: string): string | null {
    if (!id.replaceAll('\\', '/').endsWith('ws/lib/websocket.js')) return null
    return ['https', 'tls'].reduce((text, name) => {
      const line = `const ${name} = require('${name}');`
      if (!text.includes(line)) throw new Error(`ws no longer has the line: ${line}`)
      return text.replace(line, '')
    }, code)
  },
}

const noticesOfPackages = thirdParty(at('out/THIRD-PARTY.txt'), at('resources/fonts'))

export default defineConfig({
  main: {
    plugins: [exportFonts, serverOnlySockets, noticesOfPackages],
    build: {
      outDir: 'out/main',
      // Everything but Node and Electron is bundled, so that the packed app carries no node_modules.
      externalizeDeps: false,
      rollupOptions: {
        input: {
          index: at('main/index.ts'),
          browser: at('main/browser/index.ts'),
          'search-worker': at('main/search-worker.ts'),
          'export-worker': at('main/export-worker.ts'),
          'review-worker': at('main/review-worker.ts'),
          'import-worker': at('main/import-worker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    plugins: [noticesOfPackages],
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      // A sandboxed preload must be one CommonJS file, and the browser shell's script one file likewise: no shared chunks.
      isolatedEntries: true,
      minify: true,
      rollupOptions: {
        input: { index: at('preload/index.ts'), 'page-bridge': at('preload/page-bridge.ts') },
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          // The page runs it as a plain script, whose own names would otherwise be the page's too.
          banner: ({ name }) => (name === 'page-bridge' ? '(() => {' : ''),
          footer: ({ name }) => (name === 'page-bridge' ? '})()' : ''),
        },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react(), noticesOfPackages],
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
