import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { Runs } from './Marked.tsx'

const text = 'USD 67 million Approximate total'
const parts = (html: string) => html.replace(/ class="[^"]*"/gu, '')

it('sets the number of a figure apart from what it counts, and changes no letter', () => {
  const html = renderToStaticMarkup(
    <Runs
      text={text}
      ranges={[
        [7, 26],
        [27, 32],
      ]}
      value={14}
    />,
  )
  expect(parts(html)).toBe('<b>USD 67 <mark>million</mark></b><mark> Approximate</mark> <mark>total</mark>')
  expect(html.replace(/<[^>]*>/gu, '')).toBe(text)
})

it('leaves other text as one run', () => {
  expect(parts(renderToStaticMarkup(<Runs text={text} ranges={[[15, 26]]} />))).toBe('USD 67 million <mark>Approximate</mark> total')
})
