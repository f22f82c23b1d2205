/** The notices of the packages whose code is bundled into out/: names, versions and licence texts, as each licence asks. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

export type Package = { name: string; version: string; licence: string; text: string }

const LICENCE_FILE = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/iu

/** Folder of the package that a bundled module comes from; null for the reader's own. Path with any separator. */
export function packageFolder(moduleId: string): string | null {
  const path = moduleId.replace(/^\0/u, '').replace(/\?.*$/u, '').replaceAll('\\', '/')
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/u.exec(path)?.[0] ?? null
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : '')

/** @throws Error for a package that names no licence: nobody may ship it */
export function readPackage(folder: string): Package {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, unknown>
  const name = asText(manifest['name'])
  const licence = asText(manifest['license'])
  const files = readdirSync(folder)
    .filter((file) => LICENCE_FILE.test(file))
    .toSorted()
  if (licence === '' && files.length === 0) throw new Error(`${name} names no licence`)
  const text = files.map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim()).join('\n\n')
  return { name, version: asText(manifest['version']), licence, text }
}

/** The whole file. Packages under one and the same text stand together above it; the order is that of the names. */
export function notices(packages: readonly Package[], fonts: readonly { name: string; text: string }[]): string {
  const byText = new Map<string, Package[]>()
  const sorted = packages.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1))
  for (const one of sorted) {
    const key = one.text === '' ? `The package says of its licence: ${one.licence}. It holds no further text.` : one.text
    byText.set(key, [...(byText.get(key) ?? []), one])
  }
  const sections = Array.from(
    byText,
    ([text, group]) => `${group.map(({ name, version, licence }) => `${name} ${version} (${licence})`).join('\n')}\n\n${text}`,
  )
  const all = [...sections, ...fonts.map(({ name, text }) => `${name} (font)\n\n${text.trim()}`)]
  const rule = `\n\n${'-'.repeat(100)}\n\n`
  return `Aide-Mémoire is built with the packages and fonts below, under their own licences.${rule}${all.join(rule)}\n`
}

/**
 * Collects what every bundle of a build takes from packages, and writes the notices to `file` at the end of each, so that
 * the last one leaves them complete.
 */
export function thirdParty(file: string, fontsDir: string) {
  const folders = new Set<string>()
  return {
    name: 'third-party-notices',
    generateBundle(_options: unknown, bundle: Record<string, { type: string; moduleIds?: string[] }>): void {
      for (const { moduleIds = [] } of Object.values(bundle))
        for (const id of moduleIds) {
          const folder = packageFolder(id)
          if (folder !== null && existsSync(join(folder, 'package.json'))) folders.add(folder)
        }
    },
    closeBundle(): void {
      const fonts = readdirSync(fontsDir)
        .filter((name) => /^LICENSE-.*\.txt$/u.test(name))
        .toSorted()
        .map((name) => ({ name: basename(name, '.txt').replace('LICENSE-', ''), text: readFileSync(join(fontsDir, name), 'utf8') }))
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, notices(Array.from(folders, readPackage), fonts))
    },
  }
}
