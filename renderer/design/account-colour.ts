/** Index of one of the twelve account colours of tokens.css, 0 to 11; the value of a `data-account` attribute. */
export type AccountColour = number

/** All twelve, in the order in which new accounts should take them: neighbours are far apart. */
export const accountColours: readonly AccountColour[] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
