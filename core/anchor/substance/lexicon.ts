/** The small words of English, by what they do to the sense of a sentence. All folded. */

const words = (text: string): string[] => text.trim().split(/\s+/u)
const setOf = (text: string): ReadonlySet<string> => new Set(words(text))

export const ARTICLES = setOf('the a an')

export const PREPOSITIONS = setOf(`of in on at to for from by with into onto upon over under about around through throughout across along
  among amongst between within via per as towards toward during off up down out near beside besides beyond concerning regarding behind
  inside outside amid amidst alongside like plus round against despite before after until since if because although unless while when
  where whether except instead than above below that which who`)

export const BE = setOf('be is are was were been being am get gets got')

/** Adverbs that do not end in -ly and stand where they like; they weigh too much to be fillers. */
export const ROAMING = setOf(
  'always sometimes often usually soon later perhaps maybe together normally abroad online twice everywhere locally',
)

const AUXILIARIES = setOf('have has had having do does did doing done')

/** Markers that set another time before the same date. */
export const TIMELY = new Set(
  words('in/by on/by at/by during/by in/from on/from').flatMap((pair) => [pair, pair.split('/').reverse().join('/')]),
)

/** Said of nothing that a reader would miss. */
export const FILLERS = setOf(`also too currently presently really actually basically simply particularly especially specifically clearly
  obviously indeed however therefore thus hence moreover furthermore additionally meanwhile then very quite rather somewhat further
  strongly firmly closely warmly successfully effectively broadly carefully accordingly consequently namely overall respective
  ongoing current own such same so-called please just already still yet now again even well important key major relevant certain various
  particular specific strong close significant nevertheless nonetheless otherwise likewise similarly generally greatly
  highly notably importantly essentially considerable considerably existing so etc herein thereby thereof therein hereby`)

const OTHERS = setOf(`that which who whom whose this these those there here and or but as while when where how why what either let
  mr mrs ms dr sir i me my mine myself we us our ours ourselves you your yours yourself he him his himself she her hers herself
  it its itself they them their theirs themselves themself one another each-other something anything everything`)

/** Carries no fact of its own; what such words may still change is looked at apart. */
export function isSoft(word: string): boolean {
  return ARTICLES.has(word) || PREPOSITIONS.has(word) || BE.has(word) || AUXILIARIES.has(word) || FILLERS.has(word) || OTHERS.has(word)
}

/** Small words that a text may not gain or lose: each to the name of its sense. */
export const WEIGHTY = new Map([
  ['before', 'before'],
  ['after', 'after'],
  ['if', 'if'],
  ['unless', 'unless'],
  ['because', 'because'],
  ['although', 'although'],
  ['though', 'although'],
  ['until', 'until'],
  ['till', 'until'],
  ['against', 'against'],
  ['despite', 'despite'],
  ['notwithstanding', 'despite'],
  ['except', 'except'],
  ['instead', 'instead'],
  ['whether', 'whether'],
  ['above', 'above'],
  ['below', 'below'],
])

/** Senses of small words of which one may not take the place of another. */
export const EXCLUSIVE: readonly ReadonlyMap<string, string>[] = [
  { and: 'and', or: 'or' },
  { up: 'up', down: 'down' },
  { in: 'in', out: 'out' },
  { on: 'on', off: 'off' },
  { still: 'still', already: 'already', yet: 'yet', now: 'now', again: 'again' },
  { very: 'much', highly: 'much', greatly: 'much', strongly: 'much', somewhat: 'little', rather: 'little', quite: 'little' },
  { when: 'when', where: 'where', why: 'why', how: 'how' },
  { here: 'here', there: 'there' },
  { everything: 'every', something: 'some', anything: 'some' },
  { inside: 'in', within: 'in', outside: 'out' },
  { into: 'in', out: 'out' },
  { for: 'for', against: 'against' },
  { with: 'with', against: 'against' },
  { from: 'from', into: 'to', toward: 'to', towards: 'to' },
  { over: 'over', under: 'under' },
  {
    i: 'i',
    me: 'i',
    my: 'i',
    mine: 'i',
    we: 'we',
    us: 'we',
    our: 'we',
    ours: 'we',
    you: 'you',
    your: 'you',
    yours: 'you',
    he: 'he',
    him: 'he',
    his: 'he',
    she: 'she',
    her: 'she',
    hers: 'she',
  },
  { we: 'we', us: 'we', our: 'we', ours: 'we', they: 'they', them: 'they', their: 'they', theirs: 'they' },
].map((group) => new Map(Object.entries(group)))

/** Markers of which one may not take the place of the other before the same words. */
export const OPPOSED = new Set(
  words(`from/to from/into from/for from/against to/against for/against with/against by/to by/from by/against by/for by/until by/since
    by/after by/before since/until since/before since/by since/from from/until in/until in/since in/before in/after on/before on/after on/until on/since
    from/before from/after to/before to/after before/after before/until after/until over/under up/down into/out above/below
    if/unless if/because with/despite because/despite because/although in/outside within/outside`).flatMap((pair) => {
    const [one, other] = pair.split('/')
    return [`${one}/${other}`, `${other}/${one}`]
  }),
)

export const MODALS = new Map(words('shall must should may will would might can could').map((word): [string, string] => [word, word]))

export const NEGATIONS = new Map([
  ...words('not never without neither nor none nowhere nobody nothing hardly scarcely barely rarely seldom no').map(
    (word): [string, string] => [word, word],
  ),
  ['✗', 'no-sign'],
  ['✘', 'no-sign'],
  ['❌', 'no-sign'],
])

/** Quantifiers and words of comparison, to the name of their sense. */
export const COMPARISONS = new Map([
  ...words(`more less fewer most least all some only both any many much few several every half-of enough almost exactly twice once thrice double triple
    single sole solely majority minority maximum minimum merely mostly mainly partly partially entirely wholly completely`).map(
    (word): [string, string] => [word, word],
  ),
  ['each', 'every'],
  ['nearly', 'almost'],
  ['precisely', 'exactly'],
  ['approximately', '~'],
  ['approx', '~'],
  ['roughly', '~'],
  ['circa', '~'],
  ['~', '~'],
  ['±', '±'],
  ['<', '<'],
  ['>', '>'],
  ['≤', '<='],
  ['≥', '>='],
  ['≠', '!='],
  ['!=', '!='],
  ['exceeding', '>'],
  ['✓', 'yes-sign'],
  ['✔', 'yes-sign'],
  ['✅', 'yes-sign'],
])

/** Prepositions that compare when a figure follows. */
export const BEFORE_FIGURES = new Map([
  ['over', '>'],
  ['above', '>'],
  ['under', '<'],
  ['below', '<'],
  ['about', '~'],
  ['around', '~'],
  ['some', '~'],
])

/** Content words of negation and of rise and fall, by which a replaced word is named for the reader. */
export const DENIALS = setOf(`fail fails failed failing failure deny denies denied denying refuse refuses refused refusing lack lacks lacked
  lacking reject rejects rejected rejecting refrain refrains refrained avoid avoids avoided cease ceases ceased prevent prevents prevented
  prohibit prohibits prohibited forbid forbids forbidden forbade ban bans banned oppose opposes opposed excluding exclude excludes excluded`)

export const DEGREES = setOf(`increase increases increased increasing decrease decreases decreased decreasing rise rises rose risen rising
  fall falls fell fallen falling grow grows grew grown growing shrink shrinks shrank shrunk shrinking higher lower highest lowest greater
  smaller greatest smallest larger largest better worse best worst earlier later earliest latest longer shorter stronger weaker faster
  slower raise raises raised raising cut cuts reduce reduces reduced reducing expand expands expanded expanding growth decline declines
  declined declining gain gains gained loss losses lost drop drops dropped dropping climb climbs climbed upper wider narrower older younger nearer
  farther deeper heavier lighter cheaper richer poorer harder easier safer quicker bigger biggest`)
