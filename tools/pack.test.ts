import { execFile } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const tool = resolve(import.meta.dirname, 'pack.ts')
const fixtures = resolve(import.meta.dirname, '../e2e/fixtures/packs')

/** Runs the tool as people do, in its own process. */
function run(...operands: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((done) => {
    execFile(process.execPath, [tool, ...operands], (error, out, err) => done({ code: error ? Number(error.code) : 0, out, err }))
  })
}

let folder = ''
let built = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aide-pack-'))
  built = join(folder, 'tiny', '1')
  expect(await run('build', join(fixtures, 'tiny'), built)).toMatchObject({ code: 0, err: '' })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const copyOf = (name: string) => {
  const copy = join(folder, name)
  cpSync(built, copy, { recursive: true })
  return copy
}
const bytes = (dir: string) =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((path) => [path.slice(dir.length), readFileSync(path, 'base64')])

describe('build', () => {
  test('gives the same bytes from the same source, also with other line ends', async () => {
    const source = join(folder, 'crlf')
    cpSync(join(fixtures, 'tiny'), source, { recursive: true })
    for (const entry of readdirSync(source, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name)
      if (entry.isFile()) writeFileSync(path, readFileSync(path, 'utf8').replaceAll('\n', '\r\n'))
    }
    const again = join(folder, 'again')
    expect((await run('build', source, again)).code).toBe(0)
    expect(bytes(again)).toEqual(bytes(built))
  })

  test('names every problem with file, line and reason, and leaves the old pack alone', async () => {
    const out = copyOf('kept')
    const source = join(fixtures, 'faulty')
    const { code, err } = await run('build', source, out)
    expect(code).toBe(1)
    const lines = err.trimEnd().split('\n')
    const one = join(source, 'briefings/one.md')
    for (const line of [
      `${one}:2: "date" is missing`,
      `${one}:5: Unknown topic "river"; did you mean "rivers"?`,
      `${one}:7: Unknown key "langg"; did you mean "lang"?`,
      `${one}:15: Raw HTML is not allowed`,
      `${one}:15: There is no briefing "too"; did you mean "two"?`,
      `${one}:16: There is no source "lgo"; did you mean "log"?`,
      `${join(source, 'briefings/two.md')}:10: YAML anchors and aliases are not allowed; write the value out`,
      `${join(source, 'glossary.yaml')}:3: The term "gauge" is already defined`,
      `${join(source, 'pack.yaml')}:9: There is no briefing "three"`,
    ])
      expect(lines).toContain(line)
    expect(lines.at(-1)).toBe(`${lines.length - 1} problems`)
    expect(bytes(out)).toEqual(bytes(built))
  })

  test('replaces an older pack whole', async () => {
    const out = copyOf('older')
    writeFileSync(join(out, 'glossary.json'), '[]')
    rmSync(join(out, 'index.bin'))
    expect((await run('build', join(fixtures, 'tiny'), out)).code).toBe(0)
    expect(bytes(out)).toEqual(bytes(built))
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([])
  })

  test('refuses to replace a folder that is no pack, a file, or the source', async () => {
    const precious = join(folder, 'precious')
    mkdirSync(precious)
    writeFileSync(join(precious, 'thesis.txt'), 'x')
    for (const out of [precious, join(precious, 'thesis.txt')]) {
      const { code, err } = await run('build', join(fixtures, 'tiny'), out)
      expect([code, err]).toEqual([1, `${out} is not replaced: it is not a pack, or holds other files too\n`])
    }
    // A manifest of something else, one that cannot be read, and a pack in which someone keeps a file of their own.
    const page = join(folder, 'page')
    mkdirSync(join(page, 'src'), { recursive: true })
    writeFileSync(join(page, 'manifest.json'), '{"name":"A web app","start_url":"/","icons":[]}')
    writeFileSync(join(page, 'src', 'work.txt'), 'x')
    const torn = copyOf('torn')
    writeFileSync(join(torn, 'manifest.json'), '{')
    const used = copyOf('used')
    writeFileSync(join(used, 'left-over.txt'), 'x')
    for (const out of [page, torn, used]) {
      const before = bytes(out)
      const { code, err } = await run('build', join(fixtures, 'tiny'), out)
      expect([code, err]).toEqual([1, `${out} is not replaced: it is not a pack, or holds other files too\n`])
      expect(bytes(out)).toEqual(before)
    }
    expect((await run('build', join(fixtures, 'tiny'), fixtures)).err).toBe('OUT must not be the source folder or hold it\n')
    expect(existsSync(join(precious, 'thesis.txt'))).toBe(true)
  })

  test('says in one line what the file system refuses', async () => {
    const { code, err } = await run('build', join(fixtures, 'tiny'), join(tool, 'inside-a-file'))
    expect(code).toBe(1)
    expect(err).toMatch(/^Nothing was replaced: .*\n$/u)
  })

  test('reports files that are no text, too large, linked or out of place', async () => {
    const source = join(folder, 'odd')
    cpSync(join(fixtures, 'tiny'), source, { recursive: true })
    writeFileSync(join(source, 'README.md'), 'Words for people who write the pack.')
    writeFileSync(join(source, 'picture.png'), 'x')
    writeFileSync(join(source, 'glossary.yaml'), new Uint8Array([0xff, 0xfe, 0x00]))
    writeFileSync(join(source, 'briefings', 'long.md'), 'x'.repeat(400_001))
    symlinkSync(tool, join(source, 'briefings', 'link.md'))
    const { err } = await run('build', source, join(folder, 'never'))
    const reasons = err.split('\n').filter((line) => !line.includes('gauge'))
    expect(reasons.map((line) => line.slice(source.length + 1)).filter((line) => line !== '')).toEqual([
      'briefings/link.md:1: Links to files are not followed',
      'briefings/long.md:1: The file has 400001 bytes; at most 400000 are read',
      'glossary.yaml:1: The file is not UTF-8 text',
      'picture.png:1: Not part of a pack: expected pack.yaml, glossary.yaml and briefings/<slug>.md',
    ])
    expect(existsSync(join(folder, 'never'))).toBe(false)
  })
})

describe('verify', () => {
  test('is content with a pack as built', async () => {
    expect(await run('verify', built)).toMatchObject({ code: 0, out: 'tiny@1: all 5 files are as issued\n', err: '' })
  })
  test('names every wrong, missing and surplus file', async () => {
    const dir = copyOf('tampered')
    const river = join(dir, 'briefings', 'river-levels.json')
    writeFileSync(river, readFileSync(river, 'utf8').replace('twice a day', 'Twice a day'))
    rmSync(join(dir, 'index.bin'))
    writeFileSync(join(dir, 'extra.txt'), 'x')
    symlinkSync(tool, join(dir, 'link.ts'))
    appendFileSync(join(dir, 'glossary.json'), ' ')
    const { code, err } = await run('verify', dir)
    expect(code).toBe(1)
    expect(
      err
        .trimEnd()
        .split('\n')
        .map((line) => line.replace(`${dir}/`, '')),
    ).toEqual([
      'link.ts: Links to files are not followed',
      'briefings/river-levels.json: the file was changed after the pack was issued',
      'extra.txt: the file is not listed in the manifest',
      expect.stringMatching(/^glossary\.json: the file was changed: it has \d+ bytes, and \d+ were issued$/u),
      'index.bin: the file is missing',
      '5 problems',
    ])
  })
  test('knows a pack of a newer format', async () => {
    const { code, err } = await run('verify', join(fixtures, 'newer-format', '2'))
    expect(code).toBe(1)
    expect(err).toContain('manifest.json: the pack has format 2, and this version of the reader knows formats up to 1.')
  })
  test('says when there is no pack', async () => {
    expect(await run('verify', join(folder, 'nowhere'))).toMatchObject({ code: 1, err: `${join(folder, 'nowhere')} is not a folder\n` })
    expect((await run('verify', join(fixtures, 'tiny'))).err).toContain('manifest.json: the file is missing')
  })
})

test.each([
  [['biuld', 'a', 'b'], 'Unknown command "biuld"; did you mean "build"?'],
  [['toString'], 'Unknown command "toString"'],
  [[], 'Say what to do: build or verify.'],
  [['build', 'a'], '"build" takes 2 folders, not 1'],
  [['verify'], '"verify" takes 1 folder, not 0'],
])('wrong use %j gives the usage', async (operands, reason) => {
  const { code, err } = await run(...operands)
  expect(code).toBe(2)
  expect(err.split('\n').slice(0, 2)).toEqual([reason, 'Usage:'])
})
