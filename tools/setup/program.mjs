/**
 * `node tools/setup/program.mjs [--build] FILE [arguments]`: installs what is missing, with `--build` builds what changed,
 * and runs a program of the work tree or of a package on the right Node. Progress goes to stderr, the program's output is its own.
 */
import { build } from './build.mjs'
import { install } from './install.mjs'
import { command, progressTo, runNode } from './steps.mjs'

await command(async () => {
  const args = process.argv.slice(2)
  const wantsBuild = args[0] === '--build'
  const [file, ...rest] = wantsBuild ? args.slice(1) : args
  progressTo(process.stderr)
  await install()
  if (wantsBuild) await build()
  const { code } = await runNode(file, rest)
  process.exitCode = code
})
