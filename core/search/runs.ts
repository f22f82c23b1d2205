/** Long forms that are typed without quotation marks, as words in a row, and the other forms of them. */
import type { Term } from '../model/pack.ts'
import type { LeafNode, QueryNode, Span, WordNode } from './ast.ts'
import type { Alternative } from './more.ts'
import { otherForms } from './variants/glossary.ts'
import { variantsOf } from './variants/variants.ts'

/** Words of one stretch. */
const LONGEST = 8

/** Stretches of words, among those that must all be there, that the glossary has another form for; not those within longer ones. */
export function runsOf(node: QueryNode, glossary: readonly Term[]): Alternative[] {
  if (node.kind !== 'all') return []
  const all = node.items.flatMap((_, start) => {
    const found: Alternative[] = []
    const words: WordNode[] = []
    for (const item of node.items.slice(start, start + LONGEST)) {
      if (item.kind !== 'word') break
      words.push(item)
      if (words.length > 1) found.push(...formsOf([...words], glossary))
    }
    return found
  })
  return all.filter(({ run = [] }) => !all.some((other) => isWithin(run, other.run ?? [])))
}

const isWithin = (run: readonly WordNode[], other: readonly WordNode[]): boolean =>
  run.length < other.length && run.every((word) => other.includes(word))

function formsOf(run: readonly WordNode[], glossary: readonly Term[]): Alternative[] {
  const parts = run.flatMap((word) => word.parts.map((part) => ({ ...part, match: 'whole' as const })))
  const terms = parts.map(({ term }) => term)
  if (otherForms(terms, glossary).length === 0) return []
  const span = { start: run[0]!.span.start, end: run.at(-1)!.span.end }
  const of: LeafNode = { kind: 'phrase', text: run.map(({ text }) => text).join(' '), parts, span }
  return variantsOf(of, glossary, []).flatMap(({ kind, text, parts: written }): Alternative[] =>
    kind === 'acronym' ? [{ of, kind, text, node: { kind: 'phrase', text, parts: written, span }, run }] : [],
  )
}

type Run = { words: readonly WordNode[]; span: Span; others: readonly LeafNode[] }

/** By its first word, each stretch that has other forms; of stretches over one another the longest. */
export function runsIn(items: readonly QueryNode[], alternatives: readonly Alternative[]): Map<QueryNode, Run> {
  const runs = new Map<QueryNode, Run>()
  const taken = new Set<QueryNode>()
  for (const { run, of, node } of alternatives.toSorted((a, b) => (b.run?.length ?? 0) - (a.run?.length ?? 0))) {
    const first = run?.[0]
    if (run === undefined || first === undefined || !items.includes(first)) continue
    const known = runs.get(first)
    if (known !== undefined && known.words.length === run.length) runs.set(first, { ...known, others: [...known.others, node] })
    else if (run.every((word) => !taken.has(word))) {
      runs.set(first, { words: run, span: of.span, others: [node] })
      for (const word of run) taken.add(word)
    }
  }
  return runs
}
