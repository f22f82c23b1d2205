/** A briefing with its marks in place and a numbered note for each. */
import type { Annotation } from '../model/annotation.ts'
import type { Briefing } from '../model/briefing.ts'
import { words } from '../words/index.ts'
import type { BuildOptions, Built } from './build-common.ts'
import { buildMarks, inReadingOrder } from './build-marks.ts'
import type { Shelf } from './ledger.ts'
import { passageBlocks } from './passage-blocks.ts'

const say = words.exporting.paper

/** @param annotations at least one, all of this briefing in this edition */
export function buildAnnotated(briefing: Briefing, annotations: readonly Annotation[], shelf: Shelf, options: BuildOptions): Built {
  const built = buildMarks(briefing, annotations, shelf, options)
  const quotes = built.model.parts.flatMap(({ content }) => (content.kind === 'quotes' ? content.quotes : []))
  const blocks = passageBlocks(briefing, inReadingOrder(briefing, annotations))
  const part = { number: null, edited: '' }
  return {
    ...built,
    model: {
      ...built.model,
      kicker: say.kickerAnnotated,
      lede: '',
      parts: [
        { ...part, title: say.annotatedText, content: { kind: 'blocks', blocks } },
        { ...part, title: say.annotatedNotes, content: { kind: 'quotes', quotes } },
      ],
    },
  }
}
