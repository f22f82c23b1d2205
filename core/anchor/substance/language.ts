const ENGLISH = new Set(
  'the of and to in is are was were that for with by be this as from it has have will not or on at an which must may should'.split(' '),
)
const OTHER = new Set(
  `der die das und ist nicht ein eine den dem des mit von zu auf le la les et est dans pour une du au sur que qui ne pas el los las y en por con del para il di che
  per non della sono een het van op niet och att det som er og av til nao os uma em do da`.split(/\s+/u),
)
/** Beginning of a text that is looked at. */
const SAMPLE = 4000

/** Whether texts are read by the rules of English: unless the small words of another language outnumber the English ones. */
export function isEnglish(one: string, other: string): boolean {
  let [english, foreign, all, latin] = [0, 0, 0, 0]
  for (const text of [one, other]) {
    for (const [word] of text
      .slice(0, SAMPLE)
      .toLowerCase()
      .matchAll(/[\p{L}\p{M}]+/gu)) {
      all += 1
      if (/^[a-z]/u.test(word)) latin += 1
      if (ENGLISH.has(word)) english += 1
      if (OTHER.has(word)) foreign += 1
    }
  }
  if (all > 0 && latin === 0) return false
  return foreign <= english || (foreign < 3 && all < 12)
}
