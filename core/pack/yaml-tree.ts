/** YAML as a tree that knows its lines. Every scalar stays the text that was written: `date: 2024` is the text "2024". */
import { isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml'
import { packs } from '../words/en/packs.ts'
import type { Report } from './problems.ts'

const words = packs.source

/** Deeper nesting than any pack needs; keeps the walk below from exhausting the stack. */
const MAX_DEPTH = 12

export type YamlTree = { line: number } & (
  | { kind: 'text'; text: string }
  | { kind: 'map'; entries: Map<string, { line: number; value: YamlTree }> }
  | { kind: 'list'; items: YamlTree[] }
)

/**
 * Parses one YAML document and reports every error with its line. Anchors, aliases and tags are refused, so that a small
 * file cannot expand into a large value.
 * @param firstLine line of the file on which `text` begins
 */
export function parseYaml(file: string, text: string, firstLine: number, report: Report): YamlTree | undefined {
  const counter = new LineCounter()
  const lineAt = (offset: number) => Math.max(1, counter.linePos(offset).line) + firstLine - 1
  let failed = false
  const fail = (offset: number, reason: string) => {
    failed = true
    report(file, lineAt(offset), reason)
  }
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: counter, prettyErrors: false, logLevel: 'silent' })
  for (const error of [...document.errors, ...document.warnings]) fail(error.pos[0], words.yaml(error.message))
  if (failed) return undefined
  visit(document, {
    Alias: (_, node) => fail(node.range?.[0] ?? 0, words.yamlAlias),
    Value: (_, node) => {
      if (node.anchor !== undefined) fail(node.range?.[0] ?? 0, words.yamlAlias)
      if (node.tag !== undefined && !/^tag:yaml\.org,2002:(?:str|map|seq)$/u.test(node.tag)) fail(node.range?.[0] ?? 0, words.yamlTag)
    },
  })
  if (failed) return undefined

  const read = (node: unknown, line: number, depth: number): YamlTree | undefined => {
    if (depth > MAX_DEPTH) {
      report(file, line, words.yamlTooDeep)
      failed = true
      return undefined
    }
    if (isMap(node)) {
      const entries = new Map<string, { line: number; value: YamlTree }>()
      for (const pair of node.items) {
        const keyLine = isScalar(pair.key) && pair.key.range ? lineAt(pair.key.range[0]) : line
        const value = read(pair.value, keyLine, depth + 1)
        if (isScalar(pair.key) && value) entries.set(String(pair.key.value), { line: keyLine, value })
        else if (value) report(file, keyLine, words.expectedText('A key'))
      }
      return { line, kind: 'map', entries }
    }
    if (isSeq(node)) {
      const items: YamlTree[] = []
      for (const child of node.items) {
        const item = read(child, isRanged(child) ? lineAt(child.range[0]) : line, depth + 1)
        if (item) items.push(item)
      }
      return { line, kind: 'list', items }
    }
    return { line, kind: 'text', text: isScalar(node) ? String(node.value ?? '') : '' }
  }
  const tree = read(document.contents, firstLine, 0)
  return failed ? undefined : tree
}

function isRanged(node: unknown): node is { range: [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
}
