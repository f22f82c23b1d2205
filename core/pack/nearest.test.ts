import { expect, test } from 'vitest'
import { nearest } from './nearest.ts'

const keys = ['title', 'topics', 'standfirst', 'date', 'id']
test.each([
  ['titel', 'title'],
  ['Topics', 'topics'],
  ['standfrist', 'standfirst'],
  ['standfist', 'standfirst'],
  ['dates', 'date'],
  ['author', undefined],
  ['xy', undefined],
  ['', undefined],
])('%j is nearest to %j', (typed, expected) => expect(nearest(typed, keys)).toBe(expected))
