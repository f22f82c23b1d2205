/**
 * `node tools/bench/substance.ts [--failures] [--class TEXT]`: edits sentences in ways that change or keep what they say, and
 * prints for each class how often `compareSubstance` says changed; every fourth sentence is held out and counted apart.
 */
import { compareSubstance } from '../../core/anchor/substance/index.ts'
import { AFFAIRS } from './substance-affairs.ts'
import { CHANGING, NEUTRAL, seeded, type Edit } from './substance-edits.ts'
import { HANDBOOK } from './substance-handbook.ts'
import { moved } from './substance-order.ts'
import { readPairs } from './substance-pairs.ts'

type Case = { group: 'changing' | 'neutral'; name: string; held: boolean; before: string; after: string }

const LIMITS = { changing: 0.99, neutral: 0.03 }

function casesOf(): Case[] {
  const cases: Case[] = []
  const sources = `${AFFAIRS}\n${HANDBOOK}`.split('\n')
  const random = seeded(20240709)
  sources.forEach((source, at) => {
    const text = source.replaceAll(/[[\]{}]/gu, '').replaceAll(' & ', ' and ')
    const held = at % 4 === 3
    const add = (group: Case['group'], name: string, outcomes: readonly string[]): void => {
      for (const after of outcomes) if (after !== text) cases.push({ group, name, held, before: text, after })
    }
    const run = (group: Case['group'], edits: Record<string, Edit>): void => {
      for (const [name, edit] of Object.entries(edits)) add(group, name, edit(text, random))
    }
    run('changing', CHANGING)
    run('neutral', NEUTRAL)
    for (const [name, outcomes] of Object.entries(moved(source))) add('neutral', name, outcomes)
  })
  for (const [before, after] of readPairs('different')) cases.push({ group: 'changing', name: 'pairs by hand', held: false, before, after })
  for (const [before, after] of readPairs('same')) cases.push({ group: 'neutral', name: 'pairs by hand', held: false, before, after })
  return cases
}

function share(cases: readonly Case[], changed: ReadonlySet<Case>): string {
  if (cases.length === 0) return '      -'
  const hits = cases.filter((one) => changed.has(one)).length
  return `${((100 * hits) / cases.length).toFixed(1).padStart(5)} %`
}

function run(args: readonly string[]): number {
  const cases = casesOf()
  const wanted = args.includes('--class') ? (args[args.indexOf('--class') + 1] ?? '') : ''
  const changed = new Set(cases.filter(({ before, after }) => compareSubstance(before, after).changed))
  let within = true
  for (const group of ['changing', 'neutral'] as const) {
    const own = cases.filter((one) => one.group === group)
    const line = (name: string, list: readonly Case[]): void => {
      const [seen, held] = [list.filter((one) => !one.held), list.filter((one) => one.held)]
      process.stdout.write(
        `${name.padEnd(36)} ${String(list.length).padStart(6)}   changed ${share(seen, changed)}   held out ${share(held, changed)}\n`,
      )
    }
    for (const name of new Set(own.map((one) => one.name))) {
      line(
        `  ${name}`,
        own.filter((one) => one.name === name),
      )
    }
    line(`${group} (limit ${group === 'changing' ? 'at least 99' : 'at most 3'} %)`, own)
    const rate = own.filter((one) => changed.has(one)).length / own.length
    within &&= group === 'changing' ? rate >= LIMITS.changing : rate <= LIMITS.neutral
  }
  if (args.includes('--failures')) {
    for (const one of cases) {
      const failed = changed.has(one) !== (one.group === 'changing')
      const hidden = one.held && !args.includes('--held')
      if (!failed || hidden || !one.name.includes(wanted)) continue
      const found = compareSubstance(one.before, one.after).changes.map(
        ({ kind, before, after }) => `${kind}: ${before?.text ?? '–'} > ${after?.text ?? '–'}`,
      )
      process.stdout.write(`\n${one.name}\n  ${one.before}\n  ${one.after}\n  ${found.join('; ')}\n`)
    }
  }
  return within ? 0 : 1
}

process.exitCode = run(process.argv.slice(2))
