/** One of the twelve account colours of tokens.css; the value of a `data-account` attribute. */
export type AccountColour = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12

/** All twelve, in the order in which new accounts should take them: neighbours are far apart. */
export const accountColours = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const satisfies readonly AccountColour[]
