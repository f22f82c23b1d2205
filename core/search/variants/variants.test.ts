import { describe, expect, it } from 'vitest'
import type { LeafNode } from '../ast.ts'
import { readQuery } from '../query/read.ts'
import { leavesIn } from '../query/tree.ts'
import { inflections } from './inflect.ts'
import { spellings } from './spelling.ts'
import { variantsOf } from './variants.ts'

const lines = (text: string): [string, string][] =>
  text
    .trim()
    .split(/\n|\|/u)
    .map((line) => line.trim().split(' '))
    .map(([a = '', b = '']) => [a, b])

const FORMS = lines(`
  partner partners|policy policies|ally allies|sign signed|sign signing|signs signed|signed signing|law laws|war wars|tax taxes
  box boxes|church churches|wish wishes|process processes|loss losses|house houses|case cases|cause causes|course courses|size sizes
  hero heroes|veto vetoes|memo memos|day days|key keys|tie ties|movie movies|plan planned|plan planning|stop stopped
  planned planning|plan plans|hope hoping|hope hoped|rate rated|state stated|visit visited|visit visiting|control controlled
  commit committed|refer referred|travel travelled|travel traveling|call called|calling called|pass passed|discuss discussed|try tried
  try trying|tries tried|apply applied|apply applies|applied applying|study studies|carry carried|play played|stay staying|show shown
  die dying|lie lying|tie tying|agree agreed|agrees agreeing|free freed|guarantee guaranteed|use used|use using|used uses
  announce announced|announces announcing|share sharing|include included|provide provided|unite united|unit units|create creating|make made
  meet met|meeting met|meetings meeting|meeting meet|finding found|build built|buildings build|say said|take took|taken taking
  man men|woman women|child children|person people|spokesman spokesmen|spokeswoman spokeswomen|chairman chairmen|crisis crises
  analysis analyses|criterion criteria|memorandum memoranda|index indices|life lives|wife wives|half halves|summit summits|topic topics
  nation nations|threat threats|threaten threatened|missile missiles|sanction sanctioned|sanctions sanctioning|exercise exercises
  exercising exercised|train training|train trained|fund funding|funds funded|launch launches|launched launching|focus focused
  support supporting|address addresses|add added|embed embedded|go goes|leave left|leave leaves|leaf leaves|spell spellings|founded founding|brief briefing|mass masses|thing things|spring springs|cooperate cooperating|defend defended|deploy deployed|deploys deploying|supply supplies
`)
const STRANGERS = lines(`
  new news|his hi|hi his|this thi|as a|is i|was wa|us u|bus bu|gas ga|news new|series serie|species specie|mean means|means mean
  even evening|evening even|morning morn|need nee|feed fee|fee feed|seed see|see seed|speed spee|thing th|string str|bring br
  king k|spring spr|red r|bed b|led l|hundred hundr|unit united|united unit|rated rat|rat rated|hoping hop|hop hoping|star staring
  car caring|plan planed|physics physic|founded find|found founded|bound bounded|lay lie|according accord|proceedings proceeding|politics politic|arms arm|arm arms|goods good|good goods|customs custom|corps corp
  human humen|german germen|roman romen|process proces|loss los|crisis crisi|status statu|serious seriou|analysis analysi|bias bia
  or ors|and ands|with withs|under undering|over overs|other others|one ones|its it|does doe|has ha|during dure|being be
  ceiling ceil|always alway|sometimes sometime|wed wedding|paris pari|atlas atla|virus viru|focus focu|proceed procee
`)
const SPELLINGS = lines(`
  defence defense|defences defenses|offence offense|programme program|programmes programs|centre center|centres centers|centred centered
  theatre theater|metre meter|kilometres kilometers|fibre fiber|calibre caliber|licence license|practise practice|grey gray
  colour color|colours colors|coloured colored|favour favor|favourable favorable|labour labor|labourers laborers|neighbour neighbor
  neighbouring neighboring|harbour harbor|behaviour behavior|endeavours endeavors|rumours rumors|armoured armored|honour honor|vigour vigor
  organise organize|organised organized|organising organizing|organisation organization|organisations organizations|modernisation modernization
  recognise recognize|stabilise stabilize|prioritises prioritizes|authorised authorized|standardisation standardization|realisable realizable
  analyse analyze|analysed analyzed|paralysed paralyzed|catalogue catalog|dialogue dialog|aluminium aluminum|sceptical skeptical
  judgement judgment|ageing aging|travelled traveled|travelling traveling|cancelled canceled|labelled labeled|modelling modeling|signalled signaled
  fuelled fueled|counsellor counselor|fulfil fulfill|fulfilment fulfillment|enrol enroll|enrolment enrollment|skilful skillful|instalment installment
  manoeuvre maneuver|manoeuvres maneuvers|artefact artifact|artefacts artifacts|archaeology archeology|towards toward|mould mold|plough plow
`)
const NO_SPELLING =
  'advise surprise exercise enterprise promise revise supervise premise expertise compromise prize size seize raise rise arise precise franchise noise wise our hour four tour pour flour humorous elaborate nation doctor actor tutor sector motor called filled telling'.split(
    ' ',
  )

describe('inflections', () => {
  it.each(FORMS)('joins %s and %s', (a, b) => {
    expect(inflections(a)).toContain(b)
    expect(inflections(b)).toContain(a)
  })
  it.each(STRANGERS)('keeps %s and %s apart', (a, b) => {
    expect(inflections(a)).not.toContain(b)
  })
  it('leaves numbers, codes and other scripts alone', () => {
    for (const word of ['2024', 'g7', 'u.s', '東京', 'київ', 'ab', 'élysée']) expect(inflections(word)).toEqual([])
  })
})

describe('spellings', () => {
  it.each(SPELLINGS)('joins %s and %s', (british, american) => {
    expect(spellings(british)).toContain(american)
    expect(spellings(american)).toContain(british)
  })
  it.each(NO_SPELLING)('knows one spelling of %s', (word) => {
    expect(spellings(word)).toEqual([])
  })
})

const glossary = [
  { id: 'itpp', short: 'ITPP', long: 'Individually Tailored Partnership Programme', definition: 'A document.' },
  { id: 'ip4', short: 'IP4', long: 'Indo-Pacific Four', definition: 'Four states.', aliases: ['AP4', 'Asia-Pacific Four'] },
  { id: 'nato', short: 'NATO', long: 'North Atlantic Treaty Organization', definition: 'An alliance.' },
  { id: 'disinformation', short: 'Disinformation', long: 'disinformation', definition: 'False content.' },
]
const names = [
  { name: 'Kishida Fumio', surname_first: true, role: 'Prime Minister' },
  { name: 'Yoon Suk Yeol', surname_first: true, role: 'President' },
  { name: 'Jens Stoltenberg', surname_first: false, role: 'Secretary General' },
  { name: 'Ursula von der Leyen', surname_first: false, role: 'President' },
]

const leafOf = (query: string): LeafNode => {
  const { node } = readQuery(query)
  const [leaf] = node === null ? [] : leavesIn(node)
  if (leaf === undefined) throw new Error(`No word in ${query}`)
  return leaf
}
const variants = (query: string): string[] => variantsOf(leafOf(query), glossary, names).map(({ kind, text }) => `${kind}: ${text}`)

describe('variantsOf', () => {
  it('finds acronyms and long forms both ways, in either spelling and as plurals', () => {
    expect(variants('ITPP ')).toEqual([
      'acronym: Individually Tailored Partnership Programme',
      'acronym: Individually Tailored Partnership Programmes',
    ])
    for (const form of ['Programmes', 'Programme’s', 'Programs', 'programmes’']) {
      expect(variants(`"Individually Tailored Partnership ${form}"`)).toContain('acronym: ITPP')
    }
    expect(variants('ITPPs ')).toContain('acronym: Individually Tailored Partnership Programme')
    expect(variants('"individually tailored partnership programme"')).toContain('acronym: ITPP')
    expect(variants('"Individually Tailored Partnership Program"')).toContain('acronym: ITPP')
    expect(variants('"North Atlantic Treaty Organisation"')).toContain('acronym: NATO')
    expect(variants('AP4 ')).toEqual(expect.arrayContaining(['acronym: IP4', 'acronym: Indo-Pacific Four', 'acronym: Asia-Pacific Four']))
    expect(variants('U.S. ')).toEqual(['acronym: United States'])
    expect(variants('"United States"')).toContain('acronym: U.S.')
    expect(variants('disinformation ').filter((text) => text.startsWith('acronym'))).toEqual([])
  })
  it('finds names either way round and by the surname', () => {
    expect(variants('"Fumio Kishida"')).toEqual(expect.arrayContaining(['name: Kishida Fumio', 'name: Kishida']))
    expect(variants('"KISHIDA Fumio"')).toEqual(expect.arrayContaining(['name: Fumio Kishida', 'name: Kishida']))
    expect(variants('"Suk Yeol Yoon"')).toEqual(expect.arrayContaining(['name: Yoon Suk Yeol', 'name: Yoon']))
    expect(variants('"Stoltenberg Jens"')).toEqual(expect.arrayContaining(['name: Jens Stoltenberg', 'name: Stoltenberg']))
    expect(variants('"Ursula von der Leyen"')).toEqual(expect.arrayContaining(['name: von der Leyen Ursula', 'name: von der Leyen']))
    expect(variants('KISHIDA ').filter((text) => text.startsWith('name'))).toEqual([])
  })
  it('keeps capitals, and the other words of a phrase', () => {
    expect(variants('Defence ')).toContain('spelling: Defense')
    expect(variants('"partnership programmes"')).toEqual(
      expect.arrayContaining(['spelling: partnership programs', 'inflection: partnership programme', 'spelling: partnership program']),
    )
    expect(variants('"joint * statement"')).toContain('inflection: joint * statements')
    expect(variants('Indo-Pacific ')).toContain('spelling: Indopacific')
    expect(variants('cyber-security ')).toContain('spelling: cybersecurity')
    expect(variants('cooperation ')).toContain('spelling: co-operation')
    expect(variants('"9 per cent"')).toContain('spelling: 9 percent')
    expect(variants('percent ')).toContain('spelling: per cent')
  })
  it('tells the country from the word', () => {
    expect(variants('us ')).toEqual(['spelling: US'])
    for (const word of ['it ', 'IT ', 'who ', 'his ', 'news ', '2024 ', '東京 ']) expect(variants(word), word).toEqual([])
  })
  it('gives a beginning only what does not begin so', () => {
    expect(variants('polic')).toEqual([])
    expect(variants('programme*')).toContain('spelling: program')
    expect(variants('partner')).toEqual([])
    expect(variants('policies')).toContain('inflection: policy')
  })
  it('reads, in quotation marks, to the parts that it gives', () => {
    for (const query of ['ITPP ', '"Fumio Kishida"', 'cooperation ', '"joint * programme"', 'Defence ', '"partners signed"']) {
      for (const { text, parts } of variantsOf(leafOf(query), glossary, names)) expect(leafOf(`"${text}"`).parts).toEqual(parts)
    }
  })
})

describe('names of places', () => {
  const others = (query: string): string[] => {
    const { node } = readQuery(query)
    return node === null
      ? []
      : leavesIn(node).flatMap((leaf) => variantsOf(leaf, [], []).flatMap(({ kind, text }) => (kind === 'spelling' ? [text] : [])))
  }
  it('are known in the spellings of either language, whatever the letters, and offered as they are written', () => {
    expect(others('kiev ')).toEqual(['Kyiv'])
    expect(others('Kyiv ')).toEqual(['Kiev'])
    expect(others('TÜRKIYE ')).toEqual(['Turkey'])
    expect(others('turkey ')).toEqual(['Türkiye'])
    expect(others('Zaporozhye ')).toEqual(['Zaporizhzhia', 'Zaporizhia'])
  })
  it('are known inside a phrase, and in two words', () => {
    expect(others('"summit in Kiev"')).toEqual(['summit in Kyiv'])
    expect(others('"Czech Republic"')).toEqual(['Czechia'])
    expect(others('Hongkong ')).toEqual(['Hong Kong'])
  })
})
