/** Numbers as they are written in British English. Made once: asking each number for its text in a locale takes a hundred times as long. */
const format = new Intl.NumberFormat('en-GB')

export const numeral = (n: number): string => format.format(n)
