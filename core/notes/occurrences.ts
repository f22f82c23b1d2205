/** Every place a piece stands in a text, also where places overlap. Linear in both lengths (Knuth, Morris, Pratt). */
export function occurrences(piece: string, text: string, from = 0): number[] {
  const found: number[] = []
  if (piece === '') return found
  const borders = bordersOf(piece)
  let matched = 0
  for (let at = from; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    while (matched > 0 && (matched === piece.length || piece.charCodeAt(matched) !== unit)) matched = borders[matched - 1] ?? 0
    if (piece.charCodeAt(matched) === unit) matched += 1
    if (matched === piece.length) found.push(at + 1 - matched)
  }
  return found
}

/** For each end of the piece, the longest beginning of it that also ends there and is shorter. */
function bordersOf(piece: string): Int32Array {
  const borders = new Int32Array(piece.length)
  let length = 0
  for (let at = 1; at < piece.length; at += 1) {
    const unit = piece.charCodeAt(at)
    while (length > 0 && piece.charCodeAt(length) !== unit) length = borders[length - 1] ?? 0
    if (piece.charCodeAt(length) === unit) length += 1
    borders[at] = length
  }
  return borders
}
