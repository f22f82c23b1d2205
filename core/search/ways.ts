/** Other ways to write the words of a query, as far as they stand in the packs. */
import type { Term } from '../model/pack.ts'
import type { LeafNode, QueryNode } from './ast.ts'
import type { Evaluated, Evaluator, Unit } from './evaluate.ts'
import { briefingsIn, sizeOf } from './hits.ts'
import { countBits } from './index/sets.ts'
import type { Pause } from './lookup.ts'
import { distinct, fewest, isBeginning, isSpelt, leavesOf, spellingsOf, waysOf } from './more.ts'
import type { Alternative } from './more.ts'
import type { OpenIndex } from './open.ts'
import { runsOf } from './runs.ts'
import type { PackAlternative } from './second.ts'
import type { Texts } from './texts.ts'
import type { NamedPerson } from './variants/glossary.ts'
import { writtenAs } from './written.ts'

type Searched = { index: OpenIndex; texts: Texts; evaluator: Evaluator }

/**
 * Each with the briefings and passages it stands in.
 * @param exact what the query as typed found
 */
export function waysIn(
  editions: readonly Searched[],
  node: QueryNode,
  exact: { units: readonly Unit[]; found: readonly Evaluated[] },
  { glossary, people }: { glossary: readonly Term[]; people: readonly NamedPerson[] },
  pause: Pause,
): PackAlternative[] {
  const indexes = editions.map(({ index }) => index)
  const alone = new Map(exact.units.map((unit, i) => [unit.node, exact.found.reduce((sum, { hits }) => sum + sizeOf(hits[i]!), 0)]))
  const ofWords = leavesOf(exact.units).flatMap((leaf): Alternative[] => {
    pause()
    if (!isSpelt(leaf)) return []
    const passages = alone.get(leaf) ?? 1
    if (isBeginning(leaf) && passages > 0 && !isWord(indexes, leaf)) return []
    return [...waysOf(leaf, glossary, people), ...spellingsOf(indexes, leaf, passages)]
  })
  return fewest(distinct([...runsOf(node, glossary), ...ofWords])).flatMap((alternative) => {
    const each = editions.map(({ index, evaluator }) => ({
      index,
      hits: evaluator.standing({ node: alternative.node, field: null }, pause),
    }))
    const passages = each.reduce((sum, { hits }) => sum + sizeOf(hits), 0)
    if (passages === 0) return []
    const briefings = each.reduce((sum, { index, hits }) => sum + countBits(briefingsIn(index, hits)), 0)
    return [{ alternative: asWritten(editions, alternative), passages, briefings }]
  })
}

/** Whether a beginning stands somewhere as a word too: a reader who stops here may mean that word. */
function isWord(indexes: readonly OpenIndex[], { parts }: LeafNode): boolean {
  const last = parts.at(-1)
  return last?.kind === 'term' && indexes.some(({ vocabulary }) => vocabulary.find(last.term) !== undefined)
}

/** A near spelling as the texts most often write it. */
function asWritten(editions: readonly Searched[], alternative: Alternative): Alternative {
  const [only, ...others] = alternative.node.parts
  if (alternative.kind !== 'near' || others.length > 0 || only?.kind !== 'term') return alternative
  return { ...alternative, text: writtenAs(editions, only.term) }
}
