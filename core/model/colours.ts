/** The five colours of marks, in the order of their keys. */
export const COLOURS = ['yellow', 'green', 'blue', 'pink', 'violet'] as const
