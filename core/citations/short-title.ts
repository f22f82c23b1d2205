/** Titles as they are cited a second time. */

/** Words of a short title; four to six are usual. */
const MOST_WORDS = 6
/** Words that a short title does not end in. */
const SMALL = /\s+(?:a|an|and|as|at|between|but|by|for|from|in|into|its|of|on|or|over|the|their|to|with)$/iu

/** The title up to its first colon, comma or bracket, of at most six words; the whole title when nothing is left of it so. */
export function shortTitle(title: string): string {
  const [head = ''] = title.trim().split(/\s*(?:[:;(?!]|—|\s–\s|,\s)/u, 1)
  let kept = head.split(/\s+/u).slice(0, MOST_WORDS).join(' ')
  if (kept !== head) while (SMALL.test(kept)) kept = kept.replace(SMALL, '')
  return kept === '' ? title.trim() : kept
}
