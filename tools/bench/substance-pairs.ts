/** Pairs of wordings, one to a line of a text file beside this one, written one by one rather than made by a rule. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** @param name `different` for pairs that differ in substance, `same` for those that do not */
export function readPairs(name: 'different' | 'same'): [string, string][] {
  return readFileSync(join(import.meta.dirname, `substance-${name}.txt`), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [before = '', after = ''] = line.split(' | ')
      return [before, after]
    })
}
