/** British and American spellings of a word, both ways; one part of a compound joined or parted by a hyphen. */
import { formsOf } from './inflect.ts'

/** British and American base forms; their plurals and verb forms follow. */
const PAIRS = `
  defence defense|offence offense|pretence pretense|licence license|practise practice|programme program|centre center|metre meter
  kilometre kilometer|theatre theater|fibre fiber|litre liter|calibre caliber|sabre saber|spectre specter|manoeuvre maneuver|grey gray
  aluminium aluminum|sceptic skeptic|sceptical skeptical|scepticism skepticism|judgement judgment|acknowledgement acknowledgment|ageing aging|plough plow
  mould mold|analyse analyze|paralyse paralyze|catalyse catalyze|catalogue catalog|dialogue dialog|analogue analog|skilful skillful
  wilful willful|fulfil fulfill|fulfilment fulfillment|enrol enroll|enrolment enrollment|instalment installment|instal install|cosy cozy
  artefact artifact|mediaeval medieval|paediatric pediatric|anaemia anemia|foetus fetus|encyclopaedia encyclopedia|archaeology archeology
  archaeological archeological|orthopaedic orthopedic|manoeuvrable maneuverable|storey story|sulphur sulfur|pyjamas pajamas|towards toward
  afterwards afterward|inquiry enquiry|despatch dispatch|connexion connection|defenceless defenseless|defencive defensive
`
/** Compounds that are also written as two words. */
const PARTED = new Map([
  ['percent', 'per cent'],
  ['worldwide', 'world wide'],
  ['cyberspace', 'cyber space'],
  ['healthcare', 'health care'],
])
const JOINED = new Map([...PARTED].map(([one, two]) => [two, one]))

const OUR =
  'ard|arm|behavi|cand|clam|col|discol|dishon|disfav|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum|sav|savi|splend|succ|tum|val|vap|vig'
const BRITISH_OUR = new RegExp(`^((?:bel)?(?:${OUR}))our(?!ous|ation)(\\p{L}*)$`, 'u')
const AMERICAN_OR = new RegExp(`^((?:bel)?(?:${OUR}))or((?:s|ed|ing|able|ably|ite|ites|hood|hoods|ful|less|al|ally|er|ers|ly)?)$`, 'u')
const LL =
  'travel|cancel|label|model|signal|fuel|level|counsel|channel|marshal|total|quarrel|rival|dial|equal|tunnel|panel|libel|shovel|refuel|initial|bevel|pencil|trial'
const BRITISH_LL = new RegExp(`^(${LL})l(ed|ing|ings|er|ers|or|ors)$`, 'u')
const AMERICAN_L = new RegExp(`^(${LL})(ed|ing|ings|er|ers|or|ors)$`, 'u')
const IS = /^(\p{L}{2,})i([sz])(e|es|ed|ing|er|ers|ation|ations|ational|able)$/u
/** Stems whose -ise or -ize has one spelling only. */
const FIXED_IS = new Set(
  (
    'adv advert exerc prom surpr superv rev compr comprom enterpr expert franch enfranch improv telev dev desp disgu exc prec prem pra appra ' +
    'cru bru no po otherw likew merchand parad treat conc dem ra ar pr se ma caps circumc inc chast surm rep upr sunr overs unw'
  ).split(' '),
)

const PAIR_OF = pairMap()

function pairMap(): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>()
  for (const pair of PAIRS.trim().split(/\n|\|/u)) {
    const [british = '', american = ''] = pair.trim().split(' ')
    const forms = formsOf(american)
    const add = (one: string, other: string): void => {
      if (one === other) return
      if (!pairs.has(one)) pairs.set(one, other)
      if (!pairs.has(other)) pairs.set(other, one)
    }
    add(british, american)
    formsOf(british).forEach((form, i) => add(form, forms[i] ?? form))
  }
  return pairs
}

/** Other spellings of a folded word, or of two words that stand side by side; most often none or one. */
export function spellings(word: string): string[] {
  const found = [PAIR_OF.get(word), PARTED.get(word), JOINED.get(word), byRule(word)]
  return [...new Set(found.flatMap((other) => (other === undefined || other === word ? [] : [other])))]
}

function byRule(word: string): string | undefined {
  const our = BRITISH_OUR.exec(word)
  if (our !== null) return `${our[1]}or${our[2]}`
  const or = AMERICAN_OR.exec(word)
  if (or !== null) return `${or[1]}our${or[2]}`
  const ll = BRITISH_LL.exec(word)
  if (ll !== null) return `${ll[1]}${ll[2]}`
  const l = AMERICAN_L.exec(word)
  if (l !== null) return `${l[1]}l${l[2]}`
  const is = IS.exec(word)
  if (is === null || FIXED_IS.has(is[1] ?? '')) return undefined
  return `${is[1]}i${is[2] === 's' ? 'z' : 's'}${is[3]}`
}

const PREFIX = /^(co|counter|cyber|multi|non|post|pre|anti|inter|semi|sub|trans|re)(\p{L}{4,})$/u

/** A compound with the hyphen after its prefix, which may or may not be written. */
export function hyphenated(word: string): string | null {
  const found = PREFIX.exec(word)
  return found === null ? null : `${found[1]}-${found[2]}`
}
