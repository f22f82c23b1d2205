/** What was found of a mark of a file; the order in which they are shown. */
export const EXCHANGE_STATES = ['attached', 'reworded', 'changed', 'not-found', 'source-missing', 'here'] as const
