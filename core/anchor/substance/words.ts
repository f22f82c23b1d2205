import { NEIGHBOURS } from './neighbours.ts'

/**
 * Words as their sense: spelling and inflection are taken off by rule, close synonyms are one. Light on purpose: policy
 * and police, or general and generally, stay apart.
 */

const IRREGULAR = new Map<string, string>()
for (const line of `say said;meet met;hold held;lead led;send sent;spend spent;build built;lend lent;leave left;keep kept;tell told;sell sold;find found;stand stood;
understand understood;begin began begun;rise rose risen;fall fell fallen;grow grew grown;know knew known;show shown;draw drew drawn;give gave given;take took taken;
undertake undertook undertaken;make made;see saw seen;speak spoke spoken;break broke broken;choose chose chosen;write wrote written;go went gone;come came;become became;
run ran;win won;lose lost;pay paid;buy bought;bring brought;think thought;seek sought;teach taught;fight fought;sign signed;seize seized;strike struck;hide hid hidden;
drive drove driven;fly flew flown;throw threw thrown;forgive forgave forgiven;withdraw withdrew withdrawn;overcome overcame;withhold withheld;uphold upheld;mean meant;
man men;woman women;child children;person people persons;foot feet;datum data;criterion criteria;crisis crises;basis bases;analysis analyses;index indices indexes;appendix appendices;
phenomenon phenomena;medium media;life lives;half halves;leaf leaves;shelf shelves;wife wives;arise arose arisen;bear bore borne;bind bound;feel felt;forbid forbade forbidden;
get got gotten;hear heard;lay laid;learn learnt learned;light lit;rebuild rebuilt;shake shook shaken;shrink shrank shrunk;sink sank sunk;sit sat;swear swore sworn;sweep swept;wear wore worn`
  .replaceAll('\n', '')
  .split(';')) {
  const [base = '', ...forms] = line.split(' ')
  for (const form of forms) IRREGULAR.set(form, base)
}

/** British forms to the American ones, where no rule gives them. */
const SPELLINGS = new Map(
  `defence defense;offence offense;licence license;practise practice;pretence pretense;programme program;cheque check;grey gray;tyre tire;kerb curb;plough plow;draught draft;sceptic skeptic;sceptical skeptical;
  judgement judgment;acknowledgement acknowledgment;ageing aging;enrol enroll;enrolment enrollment;fulfil fulfill;fulfilment fulfillment;instalment installment;skilful skillful;wilful willful;aluminium aluminum;jewellery jewelry;
  storey story;mould mold;moult molt;artefact artifact;disc disk;analogue analog;catalogue catalog;dialogue dialog;manoeuvre maneuver;encyclopaedia encyclopedia;archaeology archeology;paediatric pediatric;anaemia anemia;
  oesophagus esophagus;foetus fetus;diarrhoea diarrhea;orientated oriented;learnt learned;spelt spelled;burnt burned;dreamt dreamed;whilst while;amongst among;towards toward;forwards forward;backwards backward;afterwards afterward;upwards upward;downwards downward;
  furore furor;mum mom;pyjamas pajamas;cosy cozy;sulphur sulfur;adviser advisor;connexion connection;inflexion inflection;despatch dispatch;enquiry inquiry;enquire inquire;ensure ensure;gaol jail;speciality specialty;annexe annex;axe ax;yoghurt yogurt;
  whisky whiskey;omelette omelet;woollen woolen;marvellous marvelous;counsellor counselor;traveller traveler;manoeuvring maneuvering;cancelled canceled;per-cent percent;focussed focused;focussing focusing;benefitted benefited;benefitting benefiting;targetted targeted;acknowledgements acknowledgments`
    .replaceAll('\n', '')
    .split(';')
    .map((pair): [string, string] => {
      const [from = '', to = ''] = pair.trim().split(' ')
      return [from, to]
    }),
)

/** Close synonyms, by stem: the first stands for all. */
const SYNONYMS = new Map<string, string>()
for (const line of `start begin commence;end finish conclude;buy purchase;use utiliz;aid assistanc help assist;cooperation collaboration;show demonstrat;say stat state;about concerning;
talk discussion;agreement accord;quick rapid fast;quickly rapidly swiftly;big large;provide supply furnish;try attempt;need require;get obtain;keep retain maintain;choose select;let allow permit;
build construct;fix repair;ask request;country nation;worker employe;enough sufficient;main principal;whole entire;often frequently;rare infrequent;yearly annual annually;
citizen national;car automobile;error mistak mistake;near close;send transmit;answer respond reply;happen occur;folder directory;remov remove delet delete;email mail;website site`
  .replaceAll('\n', '')
  .split(';')) {
  const [first = '', ...rest] = line.split(' ')
  for (const word of rest) SYNONYMS.set(word, first)
}

const known = new Map<string, string>()
const MOST_KNOWN = 8192

/** The sense of a folded English word: one key for its spellings, inflections and close synonyms. */
export function senseOf(word: string): string {
  const before = known.get(word)
  if (before !== undefined) return before
  const stem = stemOf(word)
  const sense = SYNONYMS.get(stem) ?? stem
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(word, sense)
  return sense
}

/** Spelling and inflection alone, without synonyms. */
export function stemOf(word: string): string {
  if (word.length < 3 || !/^[a-z]+$/u.test(word)) return word
  return inflect(spell(word))
}

function spell(word: string): string {
  const irregular = IRREGULAR.get(word) ?? word
  const listed = SPELLINGS.get(irregular) ?? SPELLINGS.get(irregular.replace(/s$/u, ''))
  if (listed !== undefined) return listed
  if (irregular.length < 5) return irregular
  return irregular
    .replace(/(?<=[^aeiou]{1}|[aeiou][a-z])is(?=(?:e|ed|es|er|ers|ing|ation|ations|ational)$)/u, 'iz')
    .replace(/ys(?=(?:e|ed|es|ing)$)/u, 'yz')
    .replace(/(?<=[a-z]{2})our(?=$|s$|ed$|ing$|able$|ably$|ite$|ites$|ful$|hood$|hoods$|er$|ers$|al$|less$)/u, 'or')
    .replace(/(?<=[tb])re(?=s?$)/u, 'er')
    .replace(/(?<=[t])red$/u, 'ered')
    .replace(/ogue(?=s?$)/u, 'og')
    .replace(/ae|oe(?=[dlmnst])/u, 'e')
    .replace(/ll(?=(?:ed|ing|er|ers|or|ors|ation)$)/u, 'l')
}

function inflect(word: string): string {
  let stem = word
  if (/ies$/u.test(stem) && stem.length > 4) stem = `${stem.slice(0, -3)}y`
  else if (/(?:ss|x|ch|sh|zz)es$/u.test(stem)) stem = stem.slice(0, -2)
  else if (/[^sui]s$/u.test(stem) || /[aeo]us$/u.test(stem)) stem = stem.slice(0, -1)
  if (/ied$/u.test(stem) && stem.length > 4) stem = `${stem.slice(0, -3)}y`
  else if (/eed$/u.test(stem) && stem.length > 5) stem = stem.slice(0, -1)
  else stem = cut(stem)
  if (stem.length >= 6 && stem.endsWith('e')) stem = stem.slice(0, -1)
  return stem.replace(/([bdgklmnprtz])\1$/u, '$1')
}

/** Takes -ed and -ing off, and gives the e back to a short stem that had one (hoping, but not hopping). */
function cut(word: string): string {
  const stem = /(?:ed|ing)$/u.test(word) ? word.replace(/(?:ed|ing)$/u, '') : word
  if (stem === word || stem.length < 3 || !/[aeiouy]/u.test(stem)) return stem.length < 3 ? word : stem
  if (/([bdgklmnprt])\1$/u.test(stem)) return stem
  return /^[^aeiou]*[aeiou][^aeiouwxy]$/u.test(stem) || /[^aeiou]l$|[cvzu]$|[dnr]g$/u.test(stem) ? `${stem}e` : stem
}

/** British and American spellings of one word, and nothing else. */
export function sameSpelling(one: string, other: string): boolean {
  return spell(one) === spell(other)
}

const SUFFIX = /^(?:e?s|e?d|ing|e|ies|ied|y)?$/u

/** Whether two words are forms of one: alike but for an inflection at the end. */
function inflected(one: string, other: string): boolean {
  let same = 0
  while (same < one.length && one[same] === other[same]) same += 1
  if (same < 3 || same < Math.max(one.length, other.length) - 4) return false
  const [a, b] = [one.slice(same), other.slice(same)]
  if (!SUFFIX.test(a) || !SUFFIX.test(b)) return false
  // A bare e apart is another word (plan, plane) unless the rest inflects.
  return !(a === '' && b === 'e') && !(a === 'e' && b === '')
}

const PREFIX = /^(?:un|in|im|il|ir|dis|non|mis|de|anti|counter)-?/u

/** Whether one word denies the other by its beginning: able and unable. */
export function flips(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  const prefix = PREFIX.exec(long)?.[0]
  if (prefix === undefined) return false
  const rest = long.slice(prefix.length)
  return rest.length > 2 && (rest === short || stemOf(rest) === stemOf(short))
}

/** Whether two folded words that are not facts say the same: a form, a spelling or a misspelling of each other. */
export function sameWord(one: string, other: string): boolean {
  if (one === other || senseOf(one) === senseOf(other)) return true
  if (flips(one, other)) return false
  if (inflected(spell(one), spell(other)) && !(NEIGHBOURS.has(one) && NEIGHBOURS.has(other) && one.length === other.length)) return true
  return misspelt(one, other)
}

/**
 * Whether one of two words is a slip of the pen for the other: one letter off (two in long words), the same first letter, and
 * not two words that are both known to have another close to them (causal, casual).
 */
export function misspelt(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length)
  if (length < 4 || !/^[a-z]+$/u.test(one) || !/^[a-z]+$/u.test(other)) return false
  if (isKnown(one) && isKnown(other)) return false
  const limit = length >= 8 ? 2 : 1
  const distance = slips(one, other, limit)
  if (distance > limit) return false
  const swapped = one[0] === other[1] && one[1] === other[0]
  if (one[0] !== other[0] && !swapped) return false
  return distance === 1 || letters(one) === letters(other) || length >= 10
}

function isKnown(word: string): boolean {
  return NEIGHBOURS.has(word) || NEIGHBOURS.has(stemOf(word))
}

function letters(word: string): string {
  return [...new Set(word)].sort().join('')
}

/** Edit distance with neighbouring letters swapped counted as one, as far as `limit`. */
export function slips(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit || one.length > 64 || other.length > 64) return limit + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, i) => i)
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i]
    let least = i
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1]
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1)
      row.push(cost)
      least = Math.min(least, cost)
    }
    if (least > limit) return limit + 1
    beforeLast = last
    last = row
  }
  return last[other.length] ?? limit + 1
}
