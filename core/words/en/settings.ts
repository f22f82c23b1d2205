/** Words of this area; British English, plain and short. Values are strings or functions that return them. */
export const settings = {} as const
