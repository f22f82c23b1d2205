/** Words printed in the PDF itself and in citations; British English, plain and short. */
export const paper = {
  edition: (number: number) => `edition ${number}`,
} as const
