import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CITATION_STYLES } from '../model/settings.ts'
import { readPackSource } from '../pack/read-source.ts'
import { openCiting, STYLES } from './citing.ts'
import { type Run, type Work, textOfRuns } from './model.ts'
import { shortTitle } from './short-title.ts'
import { stopped } from './signs.ts'

const PACK = join(import.meta.dirname, '../../resources/corpus/euro-atlantic-indo-pacific')
const files = readdirSync(PACK, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(?:md|yaml)$/u.test(file))
  .map((file) => [file.replaceAll('\\', '/'), readFileSync(join(PACK, file), 'utf8')] as const)
const reading = readPackSource(new Map(files))
if (!reading.ok) throw new Error('The bundled pack cannot be read')
const { briefings } = reading.pack

const SUMMIT: Work = {
  title: 'Japan at the NATO summit in Washington, July 2024',
  date: '2026-11-23',
  pack: 'Euro-Atlantic and Indo-Pacific',
  issuer: 'Aide-Mémoire',
  edition: 1,
  label: 'November 2026',
}
const shown = (runs: readonly Run[]) =>
  runs
    .map(({ text, isTitle }) => (isTitle ? `*${text}*` : text))
    .join('')
    .replaceAll('\u00A0', ' ')
const unmarked = (text: string) => text.replaceAll(/[“”‘’]/gu, '')
const sourceKeyed = (key: string) => {
  const found = briefings.flatMap(({ sources }) => sources).find((one) => one.key === key)
  if (found === undefined) throw new Error(`No source ${key}`)
  return found
}

describe('the styles on the bundled pack', () => {
  it.each([
    [
      'plain',
      '*Japan at the NATO summit in Washington, July 2024*, 23 November 2026, ¶ 2–4, edition 1.',
      '*Japan at the NATO summit*, ¶ 7.',
      '*Japan at the NATO summit in Washington, July 2024*, 23 November 2026. Euro-Atlantic and Indo-Pacific, edition 1 (November 2026).',
    ],
    [
      'chicago',
      '“Japan at the NATO summit in Washington, July 2024,” in *Euro-Atlantic and Indo-Pacific*, ed. 1 (Aide-Mémoire, November 23, 2026), pars. 2–4.',
      '“Japan at the NATO summit,” par. 7.',
      'Aide-Mémoire. “Japan at the NATO summit in Washington, July 2024.” In *Euro-Atlantic and Indo-Pacific*, ed. 1. November 23, 2026.',
    ],
    [
      'oscola',
      'Aide-Mémoire, ‘Japan at the NATO summit in Washington, July 2024’ (*Euro-Atlantic and Indo-Pacific*, edn 1, 23 November 2026) paras 2–4.',
      '‘Japan at the NATO summit’ (n 3) para 7.',
      'Aide-Mémoire, ‘Japan at the NATO summit in Washington, July 2024’ (*Euro-Atlantic and Indo-Pacific*, edn 1, 23 November 2026)',
    ],
  ] as const)('%s cites in full first, and in short after', (style, full, short, entry) => {
    const citing = openCiting(style)
    expect(shown(citing.cite('summit', SUMMIT, { first: 2, last: 4 }, 3))).toBe(full)
    expect(shown(citing.cite('summit', SUMMIT, { first: 7, last: 7 }, 4))).toBe(short)
    expect(citing.works().map((work) => [shown(work.entry), work.quotes])).toEqual([[entry, [3, 4]]])
    citing.begin()
    expect(shown(citing.cite('summit', SUMMIT, { first: 2, last: 4 }, 5))).toBe(full)
  })

  it.each([
    ['plain', '*Japan, NATO Agree to Set Up Security Communication Line*. Jiji Press via nippon.com, 12 July 2024.'],
    ['chicago', 'Jiji Press via nippon.com. “Japan, NATO Agree to Set Up Security Communication Line.” July 12, 2024.'],
    ['oscola', 'Jiji Press via nippon.com, ‘Japan, NATO Agree to Set Up Security Communication Line’ (12 July 2024)'],
  ] as const)('%s lists what a passage names as its source', (style, entry) => {
    expect(shown(STYLES[style].source(sourceKeyed('jiji-line')))).toBe(entry)
  })

  it('cites a source without a publisher or a day in words, and every source there is with its title and publisher', () => {
    expect(shown(STYLES.chicago.source(sourceKeyed('source-brief')))).toBe(
      'Unnamed in the text; reads like a Government of Japan public-relations article. “Japan and NATO: Pursuing Diverse ITTP-Based Cooperation (sic).” Undated (after July 2024).',
    )
    expect(shown(STYLES.oscola.source(sourceKeyed('source-brief')))).toMatch(/\(sic\)’, undated \(after July 2024\)$/u)
    const sources = briefings.flatMap((briefing) => briefing.sources)
    expect(sources.length).toBeGreaterThan(50)
    for (const style of CITATION_STYLES)
      for (const source of sources) {
        const entry = textOfRuns(STYLES[style].source(source))
        expect(entry.toLowerCase()).toContain(source.publisher.toLowerCase())
        expect(unmarked(entry)).toContain(unmarked(source.title))
        expect(entry).not.toMatch(/\.\.|,,| {2}|[?!]\.|undefined/u)
      }
  })

  it('gives every briefing a short title that begins like its own and is no other’s', () => {
    const citing = openCiting('chicago')
    const shorts = briefings.map(({ id, title, date }) => {
      citing.cite(id, { ...SUMMIT, title, date }, { first: 1, last: 1 }, 1)
      return shown(citing.cite(id, { ...SUMMIT, title, date }, { in: 'heading' }, 2))
    })
    expect(new Set(shorts).size).toBe(briefings.length)
    for (const [i, short] of shorts.entries()) {
      expect(short).toMatch(/^“.+,” heading\.$/u)
      expect(briefings[i]?.title).toContain(short.slice(1, short.indexOf(',”')))
    }
  })
})

describe('short titles', () => {
  it.each([
    ['Four flagship projects of NATO and its Indo-Pacific partners', 'Four flagship projects of NATO'],
    ['The alliance: a history', 'The alliance'],
    ['Japan', 'Japan'],
    ['(Untitled)', '(Untitled)'],
    ['安全保障に関する文書', '安全保障に関する文書'],
  ])('%s', (title, short) => expect(shortTitle(title)).toBe(short))

  it('tell two editions of one briefing apart', () => {
    const citing = openCiting('plain')
    const at = { first: 1, last: 1 }
    citing.cite('a@1', SUMMIT, at, 1)
    citing.cite('a@2', { ...SUMMIT, edition: 2 }, at, 2)
    citing.cite('a@3', { ...SUMMIT, edition: 3 }, at, 3)
    expect(['a@1', 'a@2', 'a@3'].map((key) => shown(citing.cite(key, SUMMIT, at, 4)))).toEqual([
      '*Japan at the NATO summit*, ¶ 1.',
      '*Japan at the NATO summit in Washington, July 2024*, ¶ 1.',
      '*Japan at the NATO summit in Washington, July 2024, edition 3*, ¶ 1.',
    ])
  })
})

describe('signs', () => {
  it('puts no second stop, and the other marks inside a title in marks', () => {
    expect(stopped('What now?')).toBe('What now?')
    const title = 'The “line” and Japan’s ‘room’'
    const source = { key: 'x', title, publisher: 'Desk', date: '2024' }
    expect(shown(STYLES.chicago.source(source))).toBe('Desk. “The ‘line’ and Japan’s ‘room’.” 2024.')
    expect(shown(STYLES.oscola.source(source))).toBe('Desk, ‘The “line” and Japan’s “room”’ (2024)')
  })
})
