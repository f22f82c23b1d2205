/** What kind of thing differs between two wordings. Quantifiers count as comparison; replaced words as other. */
export type ChangeKind = 'number' | 'unit' | 'currency' | 'date' | 'name' | 'negation' | 'modal' | 'comparison' | 'roles' | 'other'

/** A piece of one of the texts: UTF-16 offsets, end exclusive; `text` is exactly what stands between them. */
export type Piece = { text: string; start: number; end: number }

/** One thing that differs. A side is null where the other text has nothing that answers to it. */
export type Change = { kind: ChangeKind; before: Piece | null; after: Piece | null }

/** The kinds of what a text states; `word` is any other word that carries sense. */
export type FactKind = 'number' | 'unit' | 'currency' | 'date' | 'name' | 'negation' | 'modal' | 'comparison' | 'word'

/** What joins an item to the one before it. */
export type Joint = '' | ',' | 'and' | 'or'

/** Something a text says, in a form in which equal things have equal keys. */
export type Item = {
  kind: FactKind
  key: string
  /** The folded word as written, for words and names; otherwise the key. */
  word: string
  start: number
  end: number
  /** Written with a capital. */
  capital: boolean
  /** The preposition or conjunction that governs it (the last one since the item before), or ''. */
  marker: string
  joint: Joint
  /** May stand anywhere in its sentence: dates, adverbs. */
  free: boolean
  /** Followed by 's. */
  possessive: boolean
  /** A participle after a form of be. */
  passive: boolean
  sentence: number
  /** The first word of its sentence, so that its capital says nothing. */
  first: boolean
}

/** A word of little weight: articles, prepositions, auxiliaries, fillers. `at` is the index of the item that follows it. */
export type Soft = { word: string; start: number; end: number; at: number }

/** `slips`: small words that were misspelt, found when the texts are compared. */
export type Reading = { items: Item[]; softs: Soft[]; slips: Soft[] }
