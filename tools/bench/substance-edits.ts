/** Edits of a sentence, by class: those that change what it says, and those that do not. Each gives new wordings of the text. */

/** Numbers from 0 to 1, the same for one seed (mulberry32). */
export type Random = () => number
export type Edit = (text: string, random: Random) => string[]

export function seeded(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export function pick<T>(list: readonly T[], random: Random): T | undefined {
  return list[Math.floor(random() * list.length)]
}

/** The text with one random match of a pattern replaced; nothing when the pattern does not occur. */
export function once(text: string, pattern: RegExp, replace: (match: RegExpMatchArray) => string | null, random: Random): string[] {
  const match = pick([...text.matchAll(pattern)], random)
  if (match === undefined) return []
  const by = replace(match)
  if (by === null || by === match[0]) return []
  const out = text.slice(0, match.index) + by + text.slice(match.index + match[0].length)
  return out === text ? [] : [out]
}

const asCase = (by: string, like: string): string => (/^\p{Lu}/u.test(like) ? by.charAt(0).toUpperCase() + by.slice(1) : by)

/** One word of a ring of words that exclude each other is replaced by another of its ring. */
function swap(rings: string): Edit {
  const list = rings
    .trim()
    .split(/\s*;\s*/u)
    .map((ring) => ring.split(/\s*\|\s*/u))
  return (text, random) =>
    list.flatMap((ring) => {
      const pattern = new RegExp(`(?<![\\p{L}\\p{N}-])(?:${ring.join('|')})(?![\\p{L}\\p{N}-])`, 'giu')
      return once(
        text,
        pattern,
        ([found]) => {
          const others = ring.filter((word) => word !== found.toLowerCase() && word !== found)
          return asCase(pick(others, random) ?? found, found)
        },
        random,
      )
    })
}

const AUXILIARY = /\b(?:is|are|was|were|will|has|have|must|should|may|can|could|might|shall|would)\b(?! not)/gu

const WORD_NUMBERS = 'two|three|four|five|six|seven|eight|nine|ten|eleven|twenty'

export const CHANGING: Record<string, Edit> = {
  'number: digit': (text, random) =>
    once(
      text,
      /(?<![\d.,])\d+(?:[.,]\d+)*/gu,
      ([found]) => {
        const at = [...found].map((sign, i) => (/\d/u.test(sign) ? i : -1)).filter((i) => i >= 0)
        const place = pick(at, random) ?? 0
        const digit = String((Number(found[place]) + 1 + Math.floor(random() * 8)) % 10)
        return place === 0 && digit === '0' ? null : found.slice(0, place) + digit + found.slice(place + 1)
      },
      random,
    ),
  'number: digit more or less': (text, random) =>
    once(
      text,
      /\d+/gu,
      ([found]) => (random() < 0.5 || found.length < 2 ? `${found}${Math.floor(random() * 10)}` : found.slice(0, -1)),
      random,
    ),
  'number: word': swap(
    `${WORD_NUMBERS}; third|half|quarter|tenth; first|second|third|fourth|seventh; one|two|three; twice|once|three times`,
  ),
  'number: scale': swap('million|billion|thousand|trillion; hundred|thousand'),
  'number: word or figure': (text, random) =>
    once(text, /\b(?:three|four|five|six|seven|eight|nine|ten)\b/gu, () => String(20 + Math.floor(random() * 50)), random),
  unit: swap(`per cent|percentage points; %|percentage points; kilometres|miles; km|miles; days|weeks|months; hours|minutes|days; minutes|seconds; years|months; MB|GB; GB|TB;
    tonnes|kilograms; litres|gallons; weeks|days; seconds|minutes; characters|bytes; milliseconds|seconds; °C|°F; metres|feet`),
  currency: (text, random) => [
    ...swap('euros|dollars|pounds; dollars|yen')(text, random),
    ...once(
      text,
      /[$€£](?=\d)/gu,
      ([sign]) =>
        pick(
          ['$', '€', '£', 'A$'].filter((other) => other !== sign),
          random,
        ) ?? null,
      random,
    ),
  ],
  'date: month': swap('January|February|March|April|June|July|August|September|October|November|December; May|June'),
  'date: weekday': swap('Monday|Tuesday|Wednesday|Thursday|Friday|Sunday'),
  'date: day': (text, random) =>
    once(
      text,
      /\b\d{1,2}(?= (?:January|February|March|April|May|June|July|August|September|October|November|December))/gu,
      ([day]) => String((Number(day) % 28) + 1),
      random,
    ),
  'date: year': (text, random) =>
    once(text, /\b(?:19|20)\d\d\b/gu, ([year]) => String(Number(year) + 1 + Math.floor(random() * 6)), random),
  'date: left out': (text, random) =>
    once(
      text,
      /(?<=(?:January|February|March|April|May|June|July|August|September|October|November|December)) (?:19|20)\d\d\b/gu,
      () => '',
      random,
    ),
  name: swap(`Japan|Australia|Mexico|Norway|Denmark; Germany|France|Italy; Poland|Lithuania|Hungary; Ukraine|Georgia; Russia|China|Belarus; Canada|Chile; Armenia|Azerbaijan; India|Brazil|Pakistan; Estonia|Slovenia;
    Latvia|Slovakia; Spain|Portugal; Turkey|Greece|Sweden; Finland|Iceland; Israel|Lebanon|Jordan; Kenya|Somalia|Sudan; Haiti|Cuba; Qatar|Kuwait|Oman; Philippines|Maldives; Vietnam|Laos; Washington|Tokyo; Seoul|Manila; Warsaw|Vienna;
    Tallinn|Riga; Portsmouth|Plymouth; Wellington|Auckland; Nairobi|Kampala; Jakarta|Bangkok; Hanoi|Dhaka; Goma|Bukavu; Lyon|Nantes; Dresden|Leipzig; Gdansk|Gdynia; NATO|ASEAN|OPEC; UN|EU; Suva|Apia; Switzerland|Swaziland; Australia|Austria;
    Hargreaves|Hargrave|Holloway; Lindqvist|Lindgren; Okafor|Okoro; Baerbock|Bartsch; Maria|Marta; Ruth|Rita; Samuel|Daniel; Utrecht|Maastricht; Dublin|Cork; Toronto|Ottawa; Linux|Unix; Windows|Android; Rust|Ruby|Perl; Python|Pascal; Markdown|Textile;
    Iranian|Iraqi; Ukrainian|Moldovan; Russian|Romanian; Swedish|Finnish; Baltic|Black; Europe|Africa; European Union|African Union; Indo-Pacific|Atlantic`),
  'negation: put in': (text, random) =>
    once(text, AUXILIARY, ([word]) => `${word} ${pick(['not', 'never', 'no longer'], random) ?? 'not'}`, random),
  'negation: contracted': (text, random) =>
    once(text, /\b(?:is|are|was|were|has|have|should|could|would|must)\b(?! not)/gu, ([word]) => `${word}n't`, random),
  'negation: taken out': (text, random) => once(text, /\b(?:not|never) |\bno longer /gu, () => '', random),
  'negation: small words': swap('with|without; no|some; neither|both; nobody|everybody; nor|and; unless|if; all|none; any|no'),
  'negation: by a verb': (text, random) => [
    ...swap(
      'agreed|refused; allows|forbids; approved|rejected; accepted|rejected; found|denied; permits|prohibits; supported|opposed; failed|managed; includes|excludes; supports|opposes',
    )(text, random),
    ...once(text, /\b(?:will|must|should|may) (?=[a-z]+ )/gu, ([found]) => `${found}fail to `, random),
  ],
  'negation: flipped': swap(
    'legal|illegal; used|unused; constitutional|unconstitutional; optional|compulsory; valid|invalid; personal|impersonal; available|unavailable; encrypted|unencrypted; mandatory|voluntary; able|unable; recognised|unrecognised; confirmed|unconfirmed; stable|unstable; permanent|impermanent; members|non-members; military|non-military; state|non-state; sensitive|insensitive; enabled|disabled; connect|disconnect; protected|unprotected; limited|unlimited',
  ),
  modal: swap('shall|must|should|may|will|might|could|would; can|must|should|could'),
  'modal: left out': (text, random) => once(text, /\b(?:may|might|could|should) (?=[a-z]+)/gu, () => '', random),
  'modal: put in': (text, random) =>
    once(text, /\b(?:is|are|was)(?= [a-z]+ed\b)/gu, () => `${pick(['may', 'must', 'should'], random) ?? 'may'} be`, random),
  comparison:
    swap(`at least|at most|up to; more|less; fewer|more; below|above; over|under; before|after; rose|fell; increase|reduction; increase|decrease|reduce; smaller|larger; older|younger; longer|shorter; maximum|minimum; more than|less than;
    faster|slower; fallen|risen; fell|rose; grow|shrink; up to|over; lowest|highest; exceeds|equals; first|last; narrowest|widest`),
  'comparison: put in': (text, random) =>
    once(
      text,
      /(?<![\p{L}\p{N}] (?:of|at|to|in|on) )\b(?:\d+|two|three|four|five) (?=[a-z]+s\b)/gu,
      ([found]) => `${pick(['more than', 'at least', 'up to', 'fewer than', 'about'], random) ?? 'over'} ${found}`,
      random,
    ),
  quantifier: swap('all|some|most|many; most|few; both|neither; every|no; several|all; each|one; only|even; any|all'),
  'word: opposite or other':
    swap(`welcomed|condemned; adopted|shelved; agreed|disputed; signed|denounced; lifted|imposed; suspended|confirmed; resumed|collapsed; increase|freeze; ministers|generals; companies|charities; report|speech;
    deleted|archived; restart|stop; approve|review; customers|employees; users|testers; password|address; test|backup; server|printer; meeting|strike; treaty|rumour; troops|doctors; weapons|vehicles; president|judge; training|holiday; budget|agenda;
    manager|visitor; read|write; open|close; published|leaked; expands|narrows; protect|exploit; destroyed|planted; closed|opened; saved|lost; winter|summer; north|south; northern|southern; temporary|permanent; public|private; import|export; sell|buy; sends|receives`),
  'roles: members around a verb': (text, random) =>
    once(
      text,
      /\b(The [a-z]+(?: [a-z]+)?) (protects|forwards|reviews|briefed|fined|pays|describes|warned|ships|stores|assigns|checks|informs) (the [a-z]+)/gu,
      ([, one = '', verb = '', other = '']) => `${asCase(other, 'X')} ${verb} ${one.charAt(0).toLowerCase()}${one.slice(1)}`,
      random,
    ),
}

const letter = (random: Random): string => pick([...'etaoinshrdlu'], random) ?? 'e'

/** A slip of the pen inside a long word. */
function slip(word: string, random: Random): string {
  const at = 2 + Math.floor(random() * (word.length - 3))
  const way = Math.floor(random() * 4)
  if (way === 0) return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2)
  if (way === 1) return word.slice(0, at) + word.slice(at + 1)
  if (way === 2) return word.slice(0, at) + word.charAt(at) + word.slice(at)
  return word.slice(0, at) + letter(random) + word.slice(at + 1)
}

const MONTH = '(?:January|February|March|April|May|June|July|August|September|October|November|December)'
const MONTHS = MONTH.slice(3, -1).split('|')

export const NEUTRAL: Record<string, Edit> = {
  'punctuation: comma': (text, random) => [
    ...once(text, /, /gu, () => ' ', random),
    ...once(text, / (?=and |but |which |if |because |when |before |after |in |on |with )/gu, () => ', ', random),
  ],
  'punctuation: end and dashes': (text, random) => [
    text.replace(/\.$/u, ''),
    text.replace(/\.$/u, ';'),
    ...once(text, /, /gu, () => ' – ', random),
    ...once(text, / (?=(?:and|but|because|with) )/gu, () => ' — ', random),
  ],
  'punctuation: quotes': (text, random) => [
    ...once(text, /\b[a-z]{5,}\b/gu, ([word]) => `“${word}”`, random),
    ...once(text, /\b[a-z]{5,} [a-z]{5,}\b/gu, ([words]) => `'${words}'`, random),
    ...once(text, /'/gu, () => '’', random),
    ...once(text, /\b[a-z]{5,}\b/gu, ([word]) => `**${word}**`, random),
    ...once(text, /\b[a-z]{5,}\b/gu, ([word]) => `(${word})`, random),
  ],
  'punctuation: hyphens': (text, random) => [
    ...once(text, /(?<=\p{L})-(?=\p{L})/gu, () => ' ', random),
    ...swap(
      'ceasefire|cease-fire; coast guard|coast-guard; team members|team-members; email|e-mail; cooperation|co-operation; log in|log-in; open source|open-source; data centre|datacentre; coastguard|coast guard',
    )(text, random),
  ],
  'spelling: British or American':
    swap(`defence|defense; programme|program; recognised|recognized; criticised|criticized; organise|organize; colour|color; licence|license; centre|center; optimises|optimizes; kilometres|kilometers; litres|liters; theatre|theater;
    adviser|advisor; travelled|traveled; labour|labor; organization|organisation; catalogue|catalog; per cent|percent; tonnes|metric tonnes|tonnes; metres|meters; favour|favor; neighbour|neighbor; installment|instalment; fulfil|fulfill; authorised|authorized; analyse|analyze; judgement|judgment; behaviour|behavior; modelling|modeling; acknowledge|acknowledge`),
  'spelling: a slip': (text, random) =>
    [0, 1, 2].flatMap(() =>
      once(text, /(?<![\p{L}-])[a-z]{6,}(?![\p{L}-])/gu, ([word]) => (SLIP_FREE.has(word) ? null : slip(word, random)), random),
    ),
  article: (text, random) => [
    ...once(text, /\b(?:the|a|an) (?=[a-z])/gu, () => '', random),
    ...once(text, /\ba (?=[a-z])/gu, ([found]) => (found === 'a ' ? 'the ' : null), random).filter(
      (out) =>
        !/\bthe (?:few|month|year|day|majority|third|half|quarter|while|break)\b/u.test(out) ||
        /\bthe (?:few|month|year|day|majority|third|half|quarter|break)\b/u.test(text),
    ),
    ...once(
      text,
      /(?<=\b(?:of|in|to|for|by|with) )(?=[a-z]{5,}\b)(?!(?:about|their|three|seven|eight|fewer|which|every|other|these|those|whom)\b)/gu,
      () => 'the ',
      random,
    ),
    ...once(text, /(?<=\b(?:of|in|to|by|with) )(?=NATO|UN |EU )/gu, () => 'the ', random),
  ],
  agreement: swap('is|are; was|were; has|have; does|do; minister|ministers; requests|request; members|member; reports|report'),
  contraction: (text, random) => [
    ...once(text, /\b(is|are|was|were|has|have|had|does|do|did|could|should|would|must) not\b/gu, ([, word = '']) => `${word}n't`, random),
    ...once(text, /\bcannot\b/gu, () => pick(["can't", 'can not'], random) ?? null, random),
    ...once(text, /\bwill not\b/gu, () => "won't", random),
    ...once(
      text,
      /\b([Yy]ou|[Ww]e|[Tt]hey) (have|are|will)\b/gu,
      ([, who = '', verb = '']) => `${who}'${verb === 'will' ? 'll' : verb.slice(-2)}`,
      random,
    ),
  ],
  'number format': (text, random) => [
    ...once(text, /\d,\d{3}/gu, ([found]) => found.replace(',', pick(['', ' ', '\u00a0'], random) ?? ''), random),
    ...once(text, / per cent/gu, () => pick(['%', ' percent', ' %'], random) ?? null, random),
    ...once(text, /%/gu, () => ' per cent', random),
    ...once(text, / million\b/gu, () => 'm', random).filter((out) => /[$€£]\d+(?:\.\d+)?m/u.test(out)),
    ...once(
      text,
      /\$(\d+(?:\.\d+)? (?:million|billion))/gu,
      ([, sum = '']) => pick([`US$${sum}`, `${sum} dollars`, `USD ${sum}`, `${sum} US dollars`], random) ?? null,
      random,
    ),
    ...once(text, /€(\d+(?:\.\d+)? (?:million|billion))/gu, ([, sum = '']) => pick([`${sum} euros`, `EUR ${sum}`], random) ?? null, random),
    ...once(
      text,
      new RegExp(`\\b(?:${WORD_NUMBERS})\\b`, 'gu'),
      ([word]) =>
        String({ two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twenty: 20 }[word] ?? '') ||
        null,
      random,
    ),
    ...once(text, /(?<=\d )(?:km|kilometres)\b/gu, ([unit]) => (unit === 'km' ? 'kilometres' : 'km'), random),
    ...once(text, /(\d) (MB|GB|km)\b/gu, ([, digit = '', unit = '']) => `${digit}${unit}`, random),
  ],
  'date format': (text, random) => [
    ...once(
      text,
      new RegExp(`\\b(\\d{1,2}) (${MONTH}) (\\d{4})`, 'gu'),
      ([, day = '', month = '', year = '']) =>
        pick(
          [
            `${month} ${day}, ${year}`,
            `${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, '0')}-${day.padStart(2, '0')}`,
            `${day}th ${month} ${year}`,
            `the ${day}th of ${month} ${year}`,
            `${day} ${month.slice(0, 3)} ${year}`,
            `${day} ${month}, ${year}`,
          ],
          random,
        ) ?? null,
      random,
    ),
    ...once(
      text,
      new RegExp(`\\b(\\d{1,2}) (${MONTH})(?! \\d)`, 'gu'),
      ([, day = '', month = '']) => pick([`${month} ${day}`, `${day}th ${month}`], random) ?? null,
      random,
    ),
    ...once(
      text,
      new RegExp(`\\b(${MONTH}) (\\d{4})`, 'gu'),
      ([, month = '', year = '']) => pick([`${month} of ${year}`, `${month}, ${year}`], random) ?? null,
      random,
    ),
  ],
  abbreviation: swap(
    `the United States|the US|the U.S.|the USA; World Health Organization|W.H.O.; European Union|EU; UN|United Nations; International Monetary Fund|IMF; does not|does not`,
  ),
  filler: (text, random) => [
    ...once(
      text,
      /\b(?:is|are|will|has|have|must|should|may|can)\b(?= [a-z])/gu,
      ([word]) => `${word} ${pick(['also', 'currently', 'therefore'], random) ?? 'also'}`,
      random,
    ),
    ...once(
      text,
      /(?<=[a-z]) to (?=protect|feed|publish|respect|raise|sell|build|send|confirm|update|reset|open|extend|visit)/gu,
      () => ' in order to ',
      random,
    ).filter((out) => /feed|reset/u.test(out)),
    ...once(text, /^(?=The )/gu, () => pick(['However, ', 'In addition, ', 'Moreover, '], random) ?? '', random).map((out) =>
      out.replace(/, The /u, ', the '),
    ),
  ],
  layout: (text, random) => [
    ...once(text, / /gu, () => '\n', random),
    ...once(text, / /gu, () => '  ', random),
    ...once(text, / [a-z]{6,}\b/gu, ([word]) => ` ${word.charAt(1).toUpperCase()}${word.slice(2)}`, random),
    ...once(text, /(?<=[a-z] )(?:Ministry|Council|Commission|Ambassador|Parliament)\b/gu, ([word]) => word.toLowerCase(), random),
  ],
}

/** Words of which a slip is no matter of spelling: figures and names of facts in words. */
const SLIP_FREE = new Set(
  'should before twenty cannot euros dollars seconds minutes billion million thousand hundred except unless without'.split(' '),
)
