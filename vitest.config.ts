import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['core/**/*.test.ts', 'main/**/*.test.ts', 'preload/**/*.test.ts', 'renderer/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'],
    environment: 'node',
    // Test files share a process: a third less time. They hold no global state; run with `--isolate` to look for some.
    isolate: false,
    testTimeout: 60_000,
    // A test that was left alone on its own must not hide the others.
    allowOnly: false,
  },
})
