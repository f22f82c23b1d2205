/**
 * Sentences of a passage: the segmenter of the platform (UAX 29) proposes, and what it cuts behind an abbreviation, an
 * initial, a number of a list or a question inside a sentence is joined again. Pure.
 */

/** UTF-16 offsets in the text, end exclusive; white space round the sentence is left out. */
export type Sentence = { start: number; end: number }

type Abbreviations = {
  /** Never end a sentence: titles, and words that introduce what follows. */
  always: ReadonlySet<string>
  /** Go on when a number follows. */
  beforeNumber: ReadonlySet<string>
  /** Words that begin a sentence where an abbreviation may end one: `in the U.S. The council …`. */
  starters: ReadonlySet<string>
  /** A number with a stop is an ordinal: `am 3. Oktober`. */
  ordinals: boolean
}

const set = (list: string): ReadonlySet<string> => new Set(list.split(' '))

const ENGLISH: Abbreviations = {
  always: set(
    'Mr. Mrs. Ms. Dr. Prof. Hon. Rev. Fr. Gen. Lt. Col. Maj. Brig. Capt. Cmdr. Cdr. Adm. Sgt. Cpl. Sen. Rep. Gov. Amb. Pres. St. Mt. Ft. Messrs. e.g. i.e. cf. vs. v. viz. incl.',
  ),
  beforeNumber: set(
    'No. Nos. no. nos. Art. Arts. art. arts. para. paras. Para. Paras. p. pp. Vol. vol. Ch. ch. Sec. sec. Fig. fig. Figs. figs. Res. Doc. c. ca. approx. Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec.',
  ),
  starters: set(
    'The A An In It Its He His She Her They Their This That These Those There On At By For From To With Under Over After Before As If When While Where Since Although Though Despite During Until But And Or So Yet However Meanwhile Moreover Both Each All Some Such Other Others No Not Only We Our I You What Who Why How Here Then Now Also Another Most Many Several',
  ),
  ordinals: false,
}

const BY_LANGUAGE: Readonly<Record<string, Abbreviations>> = {
  en: ENGLISH,
  fr: {
    always: set('M. MM. Mme. Mmes. Dr. Pr. Mgr. Me. St. Ste. cf. p.ex. c.-à-d. env.'),
    beforeNumber: set('art. Art. al. n. no. p. pp. vol. chap. fig. janv. févr. avr. juil. sept. oct. nov. déc.'),
    starters: set(
      'Le La Les Un Une Des Il Elle Ils Elles Ce Cet Cette Ces En À Au Aux Dans Par Pour Sur Mais Et Ou Or Selon Après Avant Depuis Son Sa Ses Leur Leurs Nous',
    ),
    ordinals: false,
  },
  de: {
    always: set('Dr. Prof. Hr. Fr. Gen. St. bzw. ca. vgl. inkl. sog. z.B. u.a. d.h. z.T. i.d.R. v.a.'),
    beforeNumber: set('Nr. Nrn. Art. Abs. Bd. Kap. S. Abb. Jan. Feb. Apr. Aug. Sept. Okt. Nov. Dez.'),
    starters: set(
      'Der Die Das Den Dem Ein Eine Einen Er Sie Es Im In Am An Auf Bei Mit Nach Vor Seit Von Zu Für Aber Und Oder Doch Diese Dieser Dieses Sein Seine Ihr Ihre Wir',
    ),
    ordinals: true,
  },
  es: {
    always: set('Sr. Sra. Sres. Srta. Dr. Dra. Gral. Ud. Uds. D. Dña. EE. p.ej.'),
    beforeNumber: set('núm. Núm. art. Art. arts. pág. págs. p. pp. vol. cap. fig.'),
    starters: set('El La Los Las Un Una Él Ella Ellos Ellas Este Esta Estos Estas En Por Para Con Según Pero Y O Su Sus Tras Desde Hasta'),
    ordinals: false,
  },
}

/** Such as `J.`, `U.S.`, `p.m.`, `E.-U.` */
const INITIALS = /^(?:\p{L}\p{M}*\.-?)+$/u
/** May close a name or a sentence. */
const ENDINGS = set('Inc. Ltd. Co. Corp. Bros. Jr. Sr. al. etc.')
/** A number or letter that heads an item: `1.`, `(iv).`, `B.` */
const LABEL = /^\(?(?:\d{1,3}|[ivxlc]{1,5}|[IVXLC]{1,5}|\p{L})\)?\.$/u

/** True when the sentence `before` (white space trimmed) goes on with `after`. */
function goesOn(before: string, after: string, { always, beforeNumber, starters, ordinals }: Abbreviations): boolean {
  // The segmenter ends a sentence behind every question, also `“Why now?” he asked`.
  if (/^\p{Ll}/u.test(after)) return true
  if (!before.endsWith('.')) return false
  if (LABEL.test(before)) return true
  const last = (/\S+$/u.exec(before.slice(-24))?.[0] ?? '').replace(/^[\p{Ps}\p{Pi}"'’]+/u, '')
  if (always.has(last)) return true
  if (beforeNumber.has(last)) return /^(?:\d|[IVXLC]+\b)/u.test(after)
  if (ordinals && /^\d{1,2}\.$/u.test(last)) return true
  if (!INITIALS.test(last) && !ENDINGS.has(last)) return false
  // What follows an abbreviation in quotation marks or brackets is most often a new sentence.
  const word = /^[\p{L}\p{M}’']+/u.exec(after)?.[0]
  return word !== undefined && !starters.has(word)
}

const segmenters = new Map<string, Intl.Segmenter>()

/** The segmenter of a language; the root's where a pack gives a tag that is none. */
function segmenterOf(lang: string): Intl.Segmenter {
  const known = segmenters.get(lang)
  if (known !== undefined) return known
  const isTag = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu.test(lang)
  const made = new Intl.Segmenter(isTag ? lang.split('-')[0] : 'und', { granularity: 'sentence' })
  segmenters.set(lang, made)
  return made
}

/**
 * The sentences of a text in reading order. Together they hold every character that is no white space; a text of white
 * space has none. Time grows with the length of the text.
 * @param lang BCP 47 tag of the text; of other languages than English, French, German and Spanish the abbreviations are not known
 */
export function sentencesOf(text: string, lang: string): readonly Sentence[] {
  const abbreviations = BY_LANGUAGE[lang.toLowerCase().split('-')[0] ?? ''] ?? ENGLISH
  const sentences: Sentence[] = []
  let current: Sentence | undefined
  for (const { segment, index } of segmenterOf(lang).segment(text)) {
    const start = index + segment.length - segment.trimStart().length
    const end = index + segment.trimEnd().length
    if (start >= end) continue
    const isPart =
      current !== undefined &&
      goesOn(text.slice(Math.max(current.start, current.end - 40), current.end), text.slice(start, start + 40), abbreviations)
    if (current !== undefined && isPart) current.end = end
    else {
      current = { start, end }
      sentences.push(current)
    }
  }
  return sentences
}
