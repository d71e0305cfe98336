import { ACCOUNT_COLOURS } from '#app/domain/account.ts'

/** The first of the twelve colours that no account has; when all are taken, the first of those with the fewest accounts. */
export function firstFreeColour(taken: readonly number[]): number {
  const uses = Array.from({ length: ACCOUNT_COLOURS }, (_, colour) => taken.filter(used => used === colour).length)
  return uses.indexOf(Math.min(...uses))
}
