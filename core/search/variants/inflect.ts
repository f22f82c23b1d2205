/**
 * Other forms of an English word, by rule: plurals, -s, -ed and -ing, both ways. The rules may give forms that do not
 * exist; whoever asks keeps those that occur in the texts. They must not give a form of another word.
 */
import { CLOSED, FAMILY_OF, FIXED, STRANGERS } from './words.ts'

const WORD = /^[a-z]{3,24}$/u
const VOWEL = /[aeiouy]/u
/** One vowel and one consonant at the end of a word of one syllable: plan, stop; the consonant is doubled before -ed. */
const SHORT = /^(?:[^aeiou]*|qu)[aeiouy][^aeiouwxy]$/u
const VOWEL_CONSONANT = /[^aeiou][aeiou][^aeiouwxy]$/u
const HISSING = /(?:s|x|z|ch|sh)$/u

/** Forms of a folded word without the word itself; none for words of other scripts, short and closed-class words. */
export function inflections(word: string): string[] {
  const forms = new Set<string>(FAMILY_OF.get(word))
  if (CLOSED.has(word) || FIXED.has(word) || (forms.size === 0 && !WORD.test(word))) return []
  if (forms.size === 0) {
    const compound = manOf(word)
    if (compound !== null) return [compound]
    for (const base of basesOf(word)) for (const form of FAMILY_OF.get(base) ?? [base, ...formsOf(base)]) forms.add(form)
  }
  return [...forms].filter((form) => form !== word && !CLOSED.has(form) && !FIXED.has(form) && !STRANGERS.has(`${word} ${form}`))
}

/** spokesman, spokesmen; not human, German, Roman, Ottoman, talisman. */
function manOf(word: string): string | null {
  const found = /^(.{2,})m([ae])n$/u.exec(word)
  if (found === null || /(?:hu|ger|ro|otto|nor|tali|sha|shi|speci|regi|acu|aby|hy)$/u.test(found[1] ?? '')) return null
  return `${found[1]}m${found[2] === 'a' ? 'e' : 'a'}n`
}

/** What a word may be a form of, itself included. */
function basesOf(word: string): string[] {
  const bases = new Set<string>()
  const singulars = singularsOf(word)
  if (singulars.length === 0) bases.add(word)
  for (const form of [word, ...singulars]) {
    if (form !== word) bases.add(form)
    for (const base of stemsOf(form)) bases.add(base)
  }
  return [...bases].filter((base) => !CLOSED.has(base) && !FIXED.has(base) && !STRANGERS.has(`${word} ${base}`))
}

function singularsOf(word: string): string[] {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/u.test(word)) return []
  const less = word.slice(0, -1)
  if (word.endsWith('ies')) return word.length > 4 ? [`${word.slice(0, -3)}y`, less] : [less]
  if (word.endsWith('es') && (HISSING.test(word.slice(0, -2)) || word.endsWith('oes'))) return [word.slice(0, -2), less]
  return [less]
}

/** Bases of a form in -ed or -ing. */
function stemsOf(word: string): string[] {
  const found = /^(.{2,})(ed|ing)$/u.exec(word)
  const stem = found?.[1] ?? ''
  if (!VOWEL.test(stem) || word.endsWith('eed')) return []
  if (found?.[2] === 'ed' && stem.endsWith('i')) return [`${stem.slice(0, -1)}y`]
  const doubled = /([^aeiou])\1$/u.test(stem)
  if (doubled) return [stem, stem.slice(0, -1)]
  if (SHORT.test(stem)) return [`${stem}e`]
  return /(?:[^aeiou]y|[aeiou][wxy]|e)$/u.test(stem) ? [stem] : [stem, `${stem}e`]
}

/** Plural, -s, -ed, -ing and -ings of a base, in this order as far as spelling allows one of each. */
export function formsOf(base: string): string[] {
  if (base.endsWith('ing') && base.length > 5) return [`${base}s`]
  if (base.length > 5 && base.endsWith('ed') && stemsOf(base).length > 0) return []
  if (/[^aeiou]y$/u.test(base)) {
    const stem = base.slice(0, -1)
    return [`${stem}ies`, `${stem}ied`, ...gerundsOf(base)]
  }
  if (base.endsWith('ie')) return [`${base}s`, `${base}d`, ...gerundsOf(base.slice(0, -2) + 'y')]
  if (base.endsWith('ee')) return [`${base}s`]
  if (base.endsWith('e')) return [`${base}s`, `${base}d`, ...gerundsOf(/[oy]e$/u.test(base) ? base : base.slice(0, -1))]
  const plurals = HISSING.test(base) ? [`${base}es`] : base.endsWith('o') ? [`${base}s`, `${base}es`] : [`${base}s`]
  const doubled = `${base}${base.at(-1) ?? ''}`
  if (SHORT.test(base)) return [...plurals, `${doubled}ed`, ...gerundsOf(doubled)]
  const verbs = [`${base}ed`, ...gerundsOf(base)]
  return VOWEL_CONSONANT.test(base) ? [...plurals, ...verbs, `${doubled}ed`, ...gerundsOf(doubled)] : [...plurals, ...verbs]
}

function gerundsOf(stem: string): string[] {
  return [`${stem}ing`, `${stem}ings`]
}
