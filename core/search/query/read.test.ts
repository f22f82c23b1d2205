import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tokenise } from '../../text/tokenise.ts'
import { printQuery } from './print.ts'
import { readQuery } from './read.ts'
import { sayProblem } from './say.ts'
import { nodesIn, QUERY_UNITS, shapeOf } from './testing.ts'

const queryText = fc.oneof(
  fc.array(fc.constantFrom(...QUERY_UNITS), { maxLength: 24 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
)

const read = (query: string): string => {
  const { node } = readQuery(query)
  return node === null ? '' : printQuery(node).trimEnd()
}
const problems = (query: string): string[] => readQuery(query).problems.map(({ code, done, text }) => `${code} ${done}: ${text}`)
const spans = (query: string): [string, string][] => {
  const { node } = readQuery(query)
  return node === null ? [] : nodesIn(node).map(({ kind, span }) => [kind, query.slice(span.start, span.end)])
}

describe('readQuery', () => {
  it('reads a plain word as the tokeniser reads it in a text', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'abcdehinostuw'), minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(letters, (word) => {
        const leaves = nodesIn(readQuery(`${word} `).node!).flatMap((node) => (node.kind === 'word' ? node.parts : []))
        expect(leaves.map(({ term }) => term)).toEqual(tokenise(word).map(({ term }) => term))
      }),
    )
  })
  it('reads wildcards inside a word as a pattern, and nothing else as one', () => {
    const parts = (query: string) => {
      const { node } = readQuery(query)
      const leaves = (node === null ? [] : nodesIn(node)).filter((one) => one.kind === 'word' || one.kind === 'phrase')
      return leaves.flatMap((leaf) => leaf.parts.map((part) => (part.kind === 'gap' ? '*' : `${part.term} ${part.match}`)))
    }
    expect(parts('sum*it S?mmit *mmit ')).toEqual(['sum*it pattern', 's?mmit pattern', '*mmit pattern'])
    expect(parts('s?m')).toEqual(['s?m* pattern'])
    expect(parts('s?m* ')).toEqual(['s?m* pattern'])
    expect(parts('"the su**it*"')).toEqual(['the whole', 'su*it* pattern'])
    expect(parts('why? who?? 京*都 *a* ')).toEqual(['why whole', 'who whole', '京 within', '都 within', 'a beginning'])
  })
  it('reads the last word as a beginning while nothing follows it', () => {
    expect(read('flood budg')).toBe('flood budg*')
    for (const done of ['flood budget ', 'flood budget,', '"flood budget"', 'flood -budget']) expect(read(done), done).not.toContain('*')
    expect(read('(nato OR ri')).toBe('nato OR ri*')
    for (const finished of ['U.S.', 'US', 'Japan’s', '東京']) expect(read(finished), finished).not.toContain('*')
  })
  it('reads AND, OR and NOT as signs and as words in capitals, AND binding closer', () => {
    expect(read('a b | c AND d ')).toBe('a b OR c d')
    expect(read('a (b OR c) ')).toBe('a (b OR c)')
    expect(read('a -b NOT "c d" -(e OR f) ')).toBe('a -b -"c d" -(e OR f)')
    expect(read('NOT NOT a ')).toBe('a')
    expect(read('a or b and not c ')).toBe('a or b and not c')
    expect(shapeOf(readQuery('a or b ').node)).toMatchObject({ kind: 'all', items: [{ text: 'a' }, { text: 'or' }, { text: 'b' }] })
  })
  it('takes a hyphen in or behind a word for a hyphen', () => {
    expect(problems('F-35 (EU)-led - x -- y --z ')).toEqual([])
    expect(read('F-35 (EU)-led - x --z ')).toBe('F-35 EU led x z')
  })
  it('reads phrases in any quotation marks, with stars for words', () => {
    for (const query of ['"dedicated line"', '“dedicated line”', '«dedicated line»', '„dedicated line“', '「dedicated line」']) {
      expect(shapeOf(readQuery(query).node)).toMatchObject({ kind: 'phrase', text: 'dedicated line' })
    }
    const parts = (query: string): unknown => {
      const node = readQuery(query).node
      return node?.kind === 'phrase' ? node.parts.map((part) => (part.kind === 'gap' ? '*' : `${part.term} ${part.match}`)) : node
    }
    expect(parts('"the * line"')).toEqual(['the whole', '*', 'line whole'])
    expect(parts('"* the * * part* *"')).toEqual(['the whole', '*', '*', 'part beginning'])
    expect(parts('"東京 * NATO"')).toEqual(['東京 whole', '*', 'nato whole'])
    expect(readQuery('"* *"').node).toBeNull()
  })
  it('reads near between words and phrases', () => {
    expect(read('a b NEAR/5 "c d" near/2 e f ')).toBe('a b NEAR/5 "c d" NEAR/5 e f')
    expect(readQuery('a Near/0 b').node).toMatchObject({ kind: 'near', distance: 0 })
    expect(readQuery('"joint statement"~7').node).toMatchObject({
      kind: 'near',
      distance: 7,
      items: [{ text: 'joint' }, { text: 'statement' }],
    })
    expect(problems('a NEAR/banana b')).toEqual(['bad-near as-words: NEAR/banana'])
    expect(problems('a NEAR/5 (b OR c)')).toEqual(['bad-near passed-over: NEAR/5'])
    expect(problems('near/3 b')).toEqual(['stray-operator passed-over: near/3'])
    expect(problems('near a b')).toEqual([])
  })
  it('reads NEAR in capitals without a number as NEAR/10, and says so', () => {
    expect(read('riga NEAR "joint statement" ')).toBe('riga NEAR/10 "joint statement"')
    expect(problems('riga NEAR tallinn')).toEqual(['near-without-number kept: NEAR'])
    expect(read('a NEAR/20 b NEAR c ')).toBe('a NEAR/20 b NEAR/20 c')
    expect(problems('a NEAR b NEAR c')).toEqual(['near-without-number kept: NEAR'])
    expect(problems('NEAR riga')).toEqual(['stray-operator passed-over: NEAR'])
    expect(problems('riga NEAR (a OR b)')).toEqual(['bad-near passed-over: NEAR'])
    expect(readQuery('NEAR')).toMatchObject({ mode: 'plain', node: { text: 'NEAR' }, problems: [{ done: 'as-words' }] })
    expect(read('riga near tallinn "NEAR" ')).toBe('riga near tallinn "NEAR"')
    expect(problems('riga near tallinn')).toEqual([])
  })
  it('says which wildcards stand for nothing, and searches their words', () => {
    for (const [query, left] of [
      ['*a ', 'a'],
      ['?a nato ', 'a nato'],
      ['*a* ', 'a*'],
      ['京*都 ', '京 都'],
      ['*東京 ', '東京'],
      ['"the *a" ', '"the *a"'],
      ["*o'brien ", "o'brien"],
    ] as const) {
      expect(
        problems(query).map((one) => one.split(':')[0]),
        query,
      ).toEqual(['lost-wildcard as-words'])
      expect(read(query), query).toBe(left)
    }
    for (const used of [
      'a*',
      'a* ',
      'part** x',
      'who?',
      'why?? ',
      '*',
      'a * b ',
      '"* a *"',
      '"part* the * b"',
      'sum*it ',
      's?m',
      '*mmit* ',
      'Indo-*fic ',
      '**',
    ]) {
      expect(problems(used), used).toEqual([])
    }
  })
  it('reads a pattern between hyphens', () => {
    const shape = (query: string) => shapeOf(readQuery(query).node)
    const part = (term: string, match: string) => ({ term, match })
    expect(shape('Indo-*fic ')).toMatchObject({ kind: 'word', parts: [part('indo', 'whole'), part('*fic', 'pattern')] })
    expect(shape('In?o–Pacific ')).toMatchObject({ kind: 'word', parts: [part('in?o', 'pattern'), part('pacific', 'whole')] })
    expect(shape('-Indo-p*fic ')).toMatchObject({ kind: 'not', item: { parts: [part('indo', 'whole'), part('p*fic', 'pattern')] } })
    expect(shape('"the Indo-*fic"')).toMatchObject({ parts: [part('the', 'whole'), part('indo', 'whole'), part('*fic', 'pattern')] })
  })
  it('reads fields and filters in any letter case', () => {
    expect(read('Title:nato HEADING:"next steps" title:(a OR b) color:pink ')).toBe(
      'title:nato heading:"next steps" title:(a OR b) colour:pink',
    )
    expect(readQuery('region:"Asia and Pacific"').node).toMatchObject({
      kind: 'filter',
      filter: { field: 'region', value: 'Asia and Pacific' },
    })
    expect(read('has:Mark has:notes -topic:summits ')).toBe('has:mark has:note -topic:summits')
    expect(read('https://nato.int 10:30 foo:bar ')).toBe('https nato.int 10 30 foo bar')
  })
  it('reads dates and ranges of dates', () => {
    const date = (value: string): unknown => {
      const node = readQuery(`date:${value} `).node
      return node?.kind === 'filter' && node.filter.field === 'date' ? [node.filter.from, node.filter.to] : null
    }
    expect(date('2024')).toEqual(['2024', '2024'])
    expect(date('2024-07..2024-12')).toEqual(['2024-07', '2024-12'])
    expect(date('2024-12-31..2024-07')).toEqual(['2024-07', '2024-12-31'])
    expect(date('..2025')).toEqual([null, '2025'])
    expect(date('2024-02-29…')).toEqual(['2024-02-29', null])
    expect(date('２０２４')).toEqual(['2024', '2024'])
    for (const bad of ['banana', '..', '2024-13', '2023-02-29', '24', '2024-7', '2024-07..x']) {
      expect(problems(`date:${bad} `), bad).toEqual([`bad-date passed-over: date:${bad}`])
      expect(read(`date:${bad} nato `), bad).toBe('nato')
    }
    expect(read('issued:2024-07 -issued:..2025 ')).toBe('issued:2024-07 -issued:..2025')
    for (const unfinished of ['2', '2024-', '2024-0', '2024..20'])
      expect(problems(`date:${unfinished}`)).toEqual([`bad-date passed-over: date:${unfinished}`])
  })
  it('says what could not be read, where, and what it did', () => {
    expect(problems('"classified info')).toEqual(['unclosed-quote as-words: "'])
    expect(read('"classified info')).toBe('classified info*')
    expect(problems('(a (b')).toEqual(['unclosed-parenthesis closed-at-end: (', 'unclosed-parenthesis closed-at-end: ('])
    expect(problems('a) OR b')).toEqual(['stray-parenthesis passed-over: )'])
    expect(problems('OR a AND AND b OR | c NOT')).toEqual([
      'stray-operator passed-over: OR',
      'stray-operator passed-over: AND',
      'stray-operator passed-over: OR',
      'stray-operator passed-over: NOT',
    ])
    expect(problems('has:banana ')).toEqual(['unknown-value passed-over: has:banana'])
    expect(read('has:banana nato ')).toBe('nato')
    expect(problems('topic: a title:"" heading:')).toEqual(['stray-operator passed-over: topic:', 'stray-operator passed-over: heading:'])
    expect(problems('-a -(b OR c)')).toEqual(['only-not kept: -a -(b OR c)'])
    expect(problems('topic:summits -a')).toEqual([])
    expect(readQuery('OR')).toMatchObject({ mode: 'plain', node: { text: 'OR' }, problems: [{ done: 'as-words' }] })
    for (const nothing of [
      '',
      '   ',
      '"',
      '""',
      '“ ”',
      '"""',
      '* ? + ( ) [ ] { } ^ ~ \\ / : !',
      '😀🇯🇵👩‍🚀',
      '%',
      '\u0000\ud800',
      '()',
      '-()',
    ]) {
      expect(readQuery(nothing).node, nothing).toBeNull()
    }
  })
  it('says so in plain words', () => {
    const said = (query: string): string[] => readQuery(query).problems.map(sayProblem)
    expect(said('"a OR')).toEqual([
      'A quotation mark is not closed. It was searched as plain words.',
      'Something is missing beside OR. That part was passed over.',
    ])
    expect(said('date:banana ')).toEqual([
      'date:banana is not a date that can be read. Write 2024, 2024-07, 2024-07-11 or 2024-07..2024-12. That part was passed over.',
    ])
    expect(said('has:banana ')).toEqual(['Nothing here answers to has:banana. Near it: has:mark, has:note. That part was passed over.'])
    expect(said('a '.repeat(3000))).toEqual(['The search goes on beyond 2,500 characters. That part was passed over.'])
  })
  it('knows where every part stands', () => {
    expect(spans('title:(a | “b c”) -partner* x near/2 y')).toEqual([
      ['all', 'title:(a | “b c”) -partner* x near/2 y'],
      ['field', 'title:(a | “b c”)'],
      ['any', '(a | “b c”)'],
      ['word', 'a'],
      ['phrase', '“b c”'],
      ['not', '-partner*'],
      ['word', 'partner*'],
      ['near', 'x near/2 y'],
      ['word', 'x'],
      ['word', 'y'],
    ])
  })
  it('holds the parts of one thing together, and tells the country from the word', () => {
    const terms = (query: string): unknown => {
      const node = readQuery(query).node
      return node?.kind === 'word' ? node.parts.map((part) => part.term).join(' ') : node
    }
    expect(terms('Indo–Pacific ')).toBe('indo pacific')
    expect(terms('R&D ')).toBe('r d')
    expect(terms('東京都')).toBe('東京 京都')
    expect([terms('U.S.'), terms('US'), terms('us ')]).toEqual(['u.s', 'u.s', 'us'])
    expect(readQuery('東').node).toMatchObject({ parts: [{ match: 'within' }] })
  })
  it('reads the wide signs of Japanese keyboards', () => {
    expect(read('（東京　OR　パリ）　title：nato　－riga ')).toBe('(東京 OR パリ) title:nato -riga')
  })
  it('sees through marks of direction and controls around operators', () => {
    expect(read('\u200fa \u200e-b \u202aOR\u202c c \u0000title:x ')).toBe('a -b OR c title:x')
  })
  it('counts each part once in its list and 32 in all', () => {
    expect(read('nato NATO (nato) ')).toBe('nato')
    const many = readQuery(`${Array.from({ length: 500 }, (_, i) => `w${i}`).join(' ')} `)
    expect(many.node).toMatchObject({ kind: 'all', items: expect.objectContaining({ length: 32 }) as unknown })
    expect(many.problems.map(({ code }) => code)).toEqual(['too-many-parts'])
  })
  it('reads a query nested too deep as plain words', () => {
    const deep = readQuery(`${'('.repeat(1000)}nato OR riga${')'.repeat(1000)}`)
    expect(deep).toMatchObject({ mode: 'plain', problems: [{ code: 'too-deep', done: 'as-words' }] })
    expect(read(`${'('.repeat(1000)}nato -riga${')'.repeat(1000)}`)).toBe('nato riga')
    expect(readQuery(`${'NOT '.repeat(900)}a `).node).toMatchObject({ kind: 'word' })
    expect(readQuery('-('.repeat(1000)).node).toBeNull()
  })
  it('reads 2,500 units of 100,000, and nothing behind them', () => {
    const units = [
      'a',
      'ab ',
      '"',
      '" ',
      '"a',
      '東',
      'U.S.',
      '1,',
      "l'",
      '😀',
      'é ',
      'a\u0301',
      '((',
      '\u200d',
      'title:',
      '-',
      ' OR',
      'near/3 ',
      '*',
      '(a+)+$',
      '~5"',
    ]
    for (const unit of units) {
      const query = unit.repeat(Math.ceil(100_000 / unit.length))
      const { node, problems } = readQuery(query)
      expect(
        problems.map(({ code }) => code),
        unit,
      ).toContain('too-long')
      expect(shapeOf(readQuery(`${query.slice(0, 2500)} behind`).node), unit).toEqual(shapeOf(node))
    }
    expect(readQuery(`${'a'.repeat(2499)}😀`).problems[0]?.span).toEqual({ start: 2499, end: 2501 })
  })
  it('takes any text: spans lie inside one another, and a tree reads back from its print', () => {
    fc.assert(
      fc.property(queryText, (text) => {
        const { node, problems } = readQuery(text)
        for (const { span } of problems) expect(span.start >= 0 && span.start < span.end && span.end <= text.length).toBe(true)
        if (node === null) return
        for (const outer of nodesIn(node)) {
          for (const inner of nodesIn(outer)) {
            expect(inner.span.start >= outer.span.start && inner.span.end <= outer.span.end && inner.span.start < inner.span.end).toBe(true)
          }
        }
        expect(shapeOf(readQuery(printQuery(node)).node)).toEqual(shapeOf(node))
      }),
      { numRuns: 3000 },
    )
  })
  it('prints at the place of a part what the part is', () => {
    fc.assert(
      fc.property(queryText, (text) => {
        const { node, mode } = readQuery(text)
        if (node === null || mode === 'plain') return
        for (const part of nodesIn(node)) {
          const own = text.slice(part.span.start, part.span.end)
          if (part.kind === 'word') expect(own).toBe(own.endsWith('*') ? `${part.text}*` : part.text)
          if (part.kind === 'phrase') expect(own).toContain(part.text)
          const again = readQuery(`${own} `).node
          if (part.kind === 'filter') expect(shapeOf(again)).toEqual(shapeOf(part))
        }
      }),
      { numRuns: 2000 },
    )
  })
})
