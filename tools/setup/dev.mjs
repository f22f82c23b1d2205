/** `npm run dev`: the renderer with reloading, in Electron, on the bundled packs. */
import { build } from './build.mjs'
import { electronPath, fetchElectron, noDisplay } from './electron.mjs'
import { install } from './install.mjs'
import { command, runNode, Stop } from './steps.mjs'

await command(async () => {
  await install()
  await build()
  const hindrance = noDisplay() ?? ((electronPath() ?? (await fetchElectron())) === null ? "Electron's runtime is not installed" : null)
  if (hindrance !== null) throw new Stop(`npm run dev needs Electron's window: ${hindrance}. npm start -- --browser works without.`)
  const { code } = await runNode('node_modules/electron-vite/bin/electron-vite.js', ['dev', ...process.argv.slice(2)])
  process.exitCode = code
})
