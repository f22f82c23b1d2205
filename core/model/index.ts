/** What other programs may take from the model: briefings, annotations, and a briefing out of any text. */
export * from './annotation.ts'
export * from './briefing.ts'
export { briefingFromText, passageSpans, type TextSpan } from './from-text.ts'
