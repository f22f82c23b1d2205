/** The texts of the development set: twelve handbooks, 3 to 60 kB, each of another make. Always the same. */
import { type Random, seeded } from './random.ts'
import { KINDS, PEOPLE, PLACES, SNIPPETS, THINGS, type Trade, TRADES, VERBS } from './words.ts'

type Make = {
  kilobytes: number
  wrapped: boolean
  lists: boolean
  tables: boolean
  code: boolean
  people: boolean
  boilerplate: boolean
  twins: boolean
}

const PLAIN: Make = {
  kilobytes: 3,
  wrapped: false,
  lists: false,
  tables: false,
  code: false,
  people: false,
  boilerplate: false,
  twins: false,
}
const MAKES: readonly Make[] = [
  PLAIN,
  { ...PLAIN, kilobytes: 4, lists: true },
  { ...PLAIN, kilobytes: 6, wrapped: true },
  { ...PLAIN, kilobytes: 8, tables: true },
  { ...PLAIN, kilobytes: 10, code: true, lists: true },
  { ...PLAIN, kilobytes: 12, people: true, lists: true },
  { ...PLAIN, kilobytes: 14, boilerplate: true, wrapped: true },
  { ...PLAIN, kilobytes: 18, twins: true },
  { ...PLAIN, kilobytes: 24, lists: true, tables: true, wrapped: true, code: true },
  { ...PLAIN, kilobytes: 32, boilerplate: true, twins: true, lists: true },
  { ...PLAIN, kilobytes: 45, wrapped: true, people: true, tables: true, twins: true },
  { ...PLAIN, kilobytes: 60, lists: true, tables: true, code: true, people: true, boilerplate: true, twins: true },
]

export function developmentTexts(): string[] {
  return MAKES.map((make, n) => compose(make, TRADES[n % TRADES.length] ?? TRADES[0]!, seeded(n + 100)))
}

/** A sentence of a trade, or one about who did what, where and when; few are made twice. */
export function sentence(trade: Trade, random: Random): string {
  const who = random.pick(PEOPLE)
  const things = `${random.below(90) + 2} ${random.pick(KINDS)} ${random.pick(THINGS)}`
  const more = `${random.pick(KINDS)} ${random.pick(THINGS)}`
  const where = random.pick(PLACES)
  const year = 1990 + random.below(35)
  switch (random.below(7)) {
    case 0:
      return `${who} ${random.pick(VERBS)} ${things} in ${where} and ${random.pick(VERBS)} the ${more}.`
    case 1:
      return `Since ${year} the office in ${where} has ${random.pick(VERBS)} ${things} a year, ${random.pick(trade.conditions)}.`
    case 2:
      return `The ${more} from ${where} were ${random.pick(VERBS)} by ${who}, who had ${random.pick(VERBS)} ${things} before.`
    case 3:
      return `${random.pick(trade.subjects)} ${random.pick(trade.actions)}; in ${where} this holds for ${more} too.`
    case 4:
      return `Ask ${who} about the ${more}, or look for ${things} behind the ${random.pick(THINGS)} in ${where}.`
    case 5:
      return `${random.pick(trade.subjects)} ${random.pick(trade.actions)}, ${random.pick(trade.conditions)}.`
    default:
      return `When ${where} ${random.pick(VERBS)} its ${more} in ${year}, ${who} wrote that ${things} had been ${random.pick(VERBS)}.`
  }
}

function compose(make: Make, trade: Trade, random: Random): string {
  const blocks = [`# ${trade.title}`]
  let size = 0
  let chapter = 0
  while (size < make.kilobytes * 1_000) {
    const made: string[] = []
    if (random.chance(0.25)) made.push(`## ${(chapter += 1)}. ${random.pick(trade.items)}`)
    made.push(block(make, trade, random))
    if (make.boilerplate && random.chance(0.2)) made.push(trade.warning)
    if (make.twins && random.chance(0.15)) made.push(...twins(trade, random))
    blocks.push(...made.map((text) => (make.wrapped && /^[A-Z]/u.test(text) ? wrap(text, 76) : text)))
    size = blocks.join('\n\n').length
  }
  return `${blocks.join('\n\n')}\n`
}

function block(make: Make, trade: Trade, random: Random): string {
  const kinds = (['lists', 'tables', 'code', 'people'] as const).filter((kind) => make[kind])
  const kind = kinds.length > 0 && random.chance(0.35) ? random.pick(kinds) : 'prose'
  const many = (least: number, most: number) => Array.from({ length: least + random.below(most - least) }, (_, i) => i + 1)
  if (kind === 'lists') {
    const numbered = random.chance(0.5)
    return many(3, 8)
      .map(
        (n) => `${numbered ? `${n}.` : '-'} ${random.pick(trade.items)}${random.chance(0.4) ? `, ${random.pick(trade.conditions)}` : ''}.`,
      )
      .join('\n')
  }
  if (kind === 'tables') {
    const rows = many(3, 9).map((n) => `| ${random.pick(PEOPLE)} | ${n} | ${random.below(900) + 100} | ${random.pick(trade.conditions)} |`)
    return ['| Who | Post | Sum | When |', '| --- | --- | --- | --- |', ...rows].join('\n')
  }
  if (kind === 'code') return `\`\`\`sh\n${random.pick(SNIPPETS)}\n\`\`\``
  if (kind === 'people')
    return many(5, 20)
      .map(() => random.pick(PEOPLE))
      .map((name) => `* ${name} (@${name.toLowerCase().replace(/[^a-z]/gu, '')})`)
      .join('\n')
  return many(2, 7)
    .map(() => sentence(trade, random))
    .join(' ')
}

/** Paragraphs that differ in one figure. */
function twins(trade: Trade, random: Random): string[] {
  const action = random.pick(trade.actions)
  const condition = random.pick(trade.conditions)
  const from = random.below(50) + 1
  return [0, 1, 2].map((n) => `Post ${from + n}: ${random.pick(trade.subjects).toLowerCase()} ${action}, ${condition}.`)
}

/** Breaks lines at spaces so that none is longer than the width where words allow it. */
export function wrap(text: string, width: number): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/u)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].join('\n')
}
