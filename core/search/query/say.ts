/** Says what was wrong with a part of a query and what was made of it. */
import { words } from '../../words/index.ts'
import type { QueryProblem } from '../ast.ts'

/** Two sentences for the reader. */
export function sayProblem({ code, done, text, near = [] }: Pick<QueryProblem, 'code' | 'done' | 'text' | 'near'>): string {
  const perhaps = near.length === 0 ? '' : ` ${words.search.perhaps(near)}`
  return `${words.search.problems[code](text)}${perhaps} ${words.search.problemDone[done]}`
}
