/** Says what was wrong with a part of a query and what was made of it. */
import { words } from '../../words/index.ts'
import type { QueryProblem } from '../ast.ts'

/** Two sentences for the reader. */
export function sayProblem({ code, done, text }: Pick<QueryProblem, 'code' | 'done' | 'text'>): string {
  return `${words.search.problems[code](text)} ${words.search.problemDone[done]}`
}
