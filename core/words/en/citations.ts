/** Words and signs of the styles of citation; British English but for Chicago, whose dates are American. */
const range = (one: string, many: string) => (first: number, last: number) =>
  first === last ? `${one}\u00A0${first}` : `${many}\u00A0${first}–${last}`

export const citations = {
  paragraphs: { plain: range('¶', '¶'), chicago: range('par.', 'pars.'), oscola: range('para', 'paras') },
  edition: {
    plain: (number: number) => `edition\u00A0${number}`,
    chicago: (number: number) => `ed.\u00A0${number}`,
    oscola: (number: number) => `edn\u00A0${number}`,
  },
  /** In OSCOLA, where a briefing was cited in full. */
  note: (number: number) => `(n\u00A0${number})`,
  in: { note: 'in', list: 'In' },
} as const
