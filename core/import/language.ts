/** The language of a text by its small words and its letters. Pure. */

const SMALL: Readonly<Record<string, readonly string[]>> = {
  'en-GB': 'the of and to in that is for with was'.split(' '),
  fr: 'le la les des et une dans pour est que'.split(' '),
  de: 'der die das und nicht mit von den ist für'.split(' '),
  es: 'el los las una que por con del para se'.split(' '),
  it: 'il di che gli della una per sono con nel'.split(' '),
  nl: 'de het een van en dat niet met zijn voor'.split(' '),
}
/** Letters looked at. */
const SAMPLE = 20_000

/** BCP 47; `en-GB` where nothing speaks for another one. */
export function languageOf(text: string): string {
  const sample = text.slice(0, SAMPLE)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  const share = (pattern: RegExp): number => (sample.match(pattern)?.length ?? 0) / Math.max(1, letters)
  if (share(/[\p{sc=Hira}\p{sc=Kana}]/gu) > 0.1) return 'ja'
  if (share(/\p{sc=Hang}/gu) > 0.3) return 'ko'
  if (share(/\p{sc=Han}/gu) > 0.5) return 'zh'
  if (share(/\p{sc=Cyrl}/gu) > 0.5) return /[іїєґ]/iu.test(sample) ? 'uk' : 'ru'
  if (share(/\p{sc=Arab}/gu) > 0.5) return 'ar'
  if (share(/\p{sc=Grek}/gu) > 0.5) return 'el'
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? []
  const counts = Object.entries(SMALL).map(([lang, small]) => ({ lang, n: words.filter((word) => small.includes(word)).length }))
  const best = counts.reduce((a, b) => (b.n > a.n ? b : a))
  return best.n === 0 ? 'en-GB' : best.lang
}
