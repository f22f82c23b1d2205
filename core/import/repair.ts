/** Repairs that a reader makes to a draft before it is added. Each is plain data, so that page and main make the same of them. Pure. */
import * as v from 'valibot'
import { Count } from '../model/ids.ts'
import { type ImportBlock, BlockKind, MAX_IMPORT_BLOCKS } from './draft.ts'

/** `at` counts the blocks as the repairs before it left them. */
export const Repair = v.variant('do', [
  v.strictObject({ do: v.literal('kind'), at: Count, kind: BlockKind }),
  /** Puts a block and the next one together. */
  v.strictObject({ do: v.literal('join'), at: Count }),
  /** Parts a block before the UTF-16 offset. */
  v.strictObject({ do: v.literal('split'), at: Count, offset: Count }),
  v.strictObject({ do: v.literal('drop'), at: Count }),
])
export type Repair = v.InferOutput<typeof Repair>
export const Repairs = v.pipe(v.array(Repair), v.maxLength(MAX_IMPORT_BLOCKS))

/** @throws RangeError when a repair asks for a block or a place that is not there */
export function repaired(blocks: readonly ImportBlock[], repairs: readonly Repair[]): ImportBlock[] {
  const all = [...blocks]
  for (const repair of repairs) all.splice(repair.at, repair.do === 'join' ? 2 : 1, ...changed(all, repair))
  return all
}

function changed(blocks: readonly ImportBlock[], repair: Repair): ImportBlock[] {
  const block = blocks[repair.at]
  if (block === undefined) throw new RangeError('There is no such block')
  switch (repair.do) {
    case 'drop':
      return []
    case 'kind':
      return [ofKind(block, repair.kind)]
    case 'split': {
      const [head, tail] = [block.text.slice(0, repair.offset).trim(), block.text.slice(repair.offset).trim()]
      if (head === '' || tail === '') throw new RangeError('There is nothing to part')
      const { ordinal: _ordinal, ...after } = block
      return [
        { ...block, text: head },
        { ...after, text: tail, kind: block.kind === 'standfirst' ? 'paragraph' : block.kind },
      ]
    }
    case 'join': {
      const next = blocks[repair.at + 1]
      if (next === undefined) throw new RangeError('There is nothing to join')
      return [{ ...block, text: `${block.text}${block.kind === 'row' ? '\t' : ' '}${next.text}` }]
    }
  }
}

/** Only items are in lists and only rows in tables; what was a row and is none has spaces where its cells met. */
function ofKind({ text, group, depth }: ImportBlock, kind: BlockKind): ImportBlock {
  if (kind === 'item') return { kind, text: text.replaceAll('\t', ' '), depth: depth ?? 0, group: group ?? 'list-made' }
  if (kind === 'row') return { kind, text, group: group ?? 'table-made' }
  return { kind, text: text.replaceAll('\t', ' ') }
}
