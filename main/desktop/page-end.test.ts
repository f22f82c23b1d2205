import { expect, it, vi } from 'vitest'
import { createPageEnd } from './page-end.ts'

const wire = () => {
  const answers: PromiseWithResolvers<boolean>[] = []
  const ask = vi.fn(() => {
    const answer = Promise.withResolvers<boolean>()
    answers.push(answer)
    return answer.promise
  })
  const parts = { reload: vi.fn(), ask, end: vi.fn(), logger: { info: vi.fn(), warn: vi.fn(), error: vi.fn() } }
  return { ...parts, answers, ended: createPageEnd(parts) }
}

it('opens the page again once by itself, and asks every time after that', async () => {
  const { ended, reload, ask, end, answers } = wire()
  ended('crashed')
  expect(reload).toHaveBeenCalledOnce()
  expect(ask).not.toHaveBeenCalled()
  ended('crashed')
  ended('oom')
  expect(reload).toHaveBeenCalledOnce()
  expect(ask).toHaveBeenCalledOnce()
  answers[0]?.resolve(true)
  await vi.waitFor(() => expect(reload).toHaveBeenCalledTimes(2))
  ended('crashed')
  expect(ask).toHaveBeenCalledTimes(2)
  answers[1]?.resolve(false)
  await vi.waitFor(() => expect(end).toHaveBeenCalledOnce())
  expect(reload).toHaveBeenCalledTimes(2)
})

it('ends when nobody can be asked, and takes no notice of an end that was wished for', async () => {
  const { ended, reload, end, answers, logger } = wire()
  ended('clean-exit')
  expect(reload).not.toHaveBeenCalled()
  ended('crashed')
  ended('crashed')
  answers[0]?.reject(new Error('no dialog'))
  await vi.waitFor(() => expect(end).toHaveBeenCalledOnce())
  expect(logger.error).toHaveBeenCalledWith('the reader could not be asked', expect.anything())
})
