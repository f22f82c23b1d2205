/** Any sequence of decisions, edits, deletions, restarts, undo and redo ends in states the store was in before. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { buildEdition } from '../../e2e/fixtures/packs/second-edition/build.ts'
import { MARKS } from '../../e2e/fixtures/packs/second-edition/edits.ts'
import { SECOND, SUMMIT, here, mark, ok, resolved, startBoth, withEditions } from './edition-support.ts'

withEditions(buildEdition)

const pick = { pick: fc.nat() }
const command = fc.oneof(
  fc.record({ kind: fc.constant('decide' as const), ...pick, decision: fc.constantFrom('accept' as const, 'keep-old' as const, null) }),
  fc.record({ kind: fc.constant('decide' as const), ...pick, decision: fc.constant('drop' as const) }),
  fc.record({ kind: fc.constant('recolour' as const), ...pick, colour: fc.constantFrom('green' as const, 'pink' as const) }),
  fc.record({ kind: fc.constant('comment' as const), ...pick, comment: fc.constantFrom('', 'a', 'b') }),
  fc.record({ kind: fc.constant('tag' as const), ...pick, tags: fc.constantFrom<string[]>([], ['x'], ['x', 'y']) }),
  fc.record({ kind: fc.constant('delete' as const), ...pick }),
  fc.record({ kind: fc.constant('restore' as const), ...pick }),
  fc.constant({ kind: 'undo' as const }),
  fc.constant({ kind: 'undo' as const }),
  fc.constant({ kind: 'redo' as const }),
  fc.constant({ kind: 'restart' as const }),
)

/** Everything a reader can see of marks and decisions. */
async function seen() {
  const { cases } = await ok('review.list', { edition: SECOND, limit: 200 })
  return {
    marks: await ok('annotations.list', {}),
    there: (await ok('annotations.list', { edition: SECOND })).map(({ id, anchor, placed }) => ({ id, start: anchor.start, placed })),
    bin: (await ok('bin.list', {})).marks.map(({ annotation }) => annotation.id).toSorted(),
    cases: new Map(cases.map(({ id, decision, chosen, attached, waiting }) => [id, { decision, chosen, attached, waiting }])),
  }
}

async function act(step: Exclude<typeof command extends fc.Arbitrary<infer T> ? T : never, { kind: 'undo' | 'redo' | 'restart' }>) {
  const one = <T>(list: readonly T[]): T | undefined => list[step.pick % Math.max(1, list.length)]
  if (step.kind === 'decide') {
    const found = one((await ok('review.list', { edition: SECOND, limit: 200 })).cases)
    // What cannot be decided so is refused, and must then change nothing.
    if (found) await here.at?.call('review.decide', { case: found.id, decision: step.decision })
  } else if (step.kind === 'restore') {
    const found = one((await ok('bin.list', {})).marks)
    if (found) await ok('bin.restore', { marks: [found.annotation.id] })
  } else {
    const found = one(await ok('annotations.list', {}))
    if (!found) return
    const { id } = found
    if (step.kind === 'delete') await ok('annotations.remove', { ids: [id] })
    else if (step.kind === 'recolour') await ok('annotations.recolour', { ids: [id], colour: step.colour })
    else if (step.kind === 'comment') await ok('annotations.save', { kind: 'edit', id, comment: step.comment })
    else await ok('annotations.save', { kind: 'edit', id, tags: step.tags })
  }
}

it('goes through its own past and nowhere else', { timeout: 120_000 }, async () => {
  await startBoth()
  const wanted = MARKS.filter(({ briefing }) => briefing === SUMMIT)
  for (const { words } of wanted) await mark(SUMMIT, words)
  await resolved(SECOND, wanted.length)
  await here.at?.close()
  here.at = undefined
  const template = here.dir
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 5, maxLength: 30 }), async (commands) => {
        here.dir = mkdtempSync(join(tmpdir(), 'aide-review-model-'))
        cpSync(template, here.dir, { recursive: true })
        try {
          await startBoth()
          const done: Awaited<ReturnType<typeof seen>>[] = []
          const undone: typeof done = []
          for (const step of commands) {
            const before = await seen()
            const { undoStep } = await ok('history.next', {})
            if (step.kind === 'restart') {
              await startBoth()
              expect(await seen()).toEqual(before)
            } else if (step.kind === 'undo' || step.kind === 'redo') {
              const [from, to] = step.kind === 'undo' ? [done, undone] : [undone, done]
              const expected = from.pop()
              // Below the first step of this run lie the marks that were made for it.
              if (!expected) continue
              await ok(`history.${step.kind}`, {})
              expect(await seen()).toEqual(expected)
              to.push(before)
            } else {
              await act(step)
              if ((await ok('history.next', {})).undoStep === undoStep) expect(await seen()).toEqual(before)
              else {
                done.push(before)
                undone.length = 0
              }
            }
          }
        } finally {
          await here.at?.close()
          here.at = undefined
          rmSync(here.dir, { recursive: true, force: true })
        }
      }),
      { numRuns: 8 },
    )
  } finally {
    here.dir = template
  }
})
