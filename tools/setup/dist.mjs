/**
 * `npm run dist [-- --dir]`: packs the app with electron-builder. Where Electron's runtime cannot be had, `--dir` packs
 * around a placeholder with the same layout, so that archive, resources and fuses can be checked; it cannot be started.
 */
import { existsSync } from 'node:fs'
import { build } from './build.mjs'
import { electronPath, fetchElectron } from './electron.mjs'
import { install } from './install.mjs'
import { makePlaceholder } from './placeholder.mjs'
import { at, command, runNode, say, step, Stop, tail } from './steps.mjs'

const PLACEHOLDER = () => at('.cache', 'electron-placeholder')

/** Electron's own runtime folder, fetched where it can be; never the one of ELECTRON_OVERRIDE_DIST_PATH, which may be no Electron. */
const runtime = async () => {
  delete process.env.ELECTRON_OVERRIDE_DIST_PATH
  return (electronPath() ?? (await fetchElectron())) === null ? null : at('node_modules', 'electron', 'dist')
}

await command(async () => {
  const args = process.argv.slice(2)
  const unknown = args.find((arg) => arg !== '--dir')
  if (unknown !== undefined) throw new Stop(`Unknown option: ${unknown}\n\nUsage: npm run dist -- [--dir]`, 2)
  const dirOnly = args.includes('--dir')
  await install()
  await build()
  const real = await runtime()
  if (real === null && !dirOnly)
    throw new Stop(
      "Electron's runtime could not be fetched, and an installer is nothing without it. npm run dist -- --dir packs a folder to look at.",
    )
  if (real === null && process.platform !== 'linux')
    throw new Stop("Electron's runtime could not be fetched, and the placeholder has the layout of Linux alone.")

  const dist = real ?? makePlaceholder(PLACEHOLDER())
  const builderArgs = [...(dirOnly ? ['--dir'] : []), '--publish', 'never', `-c.electronDist=${dist}`]
  await step('Packing the app', 'The app is packed', async () => {
    const { code, output } = await runNode('node_modules/electron-builder/out/cli/cli.js', builderArgs, { quiet: true })
    if (code === 0) return
    say(tail(output))
    throw new Stop('electron-builder could not pack the app; the lines above say why.')
  })
  if (real === null) say("Electron's runtime could not be fetched: the app was packed around a placeholder and cannot be started.")
  if (existsSync(at('dist'))) say(`Packed into ${at('dist')}.`)
})
