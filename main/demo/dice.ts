/** Chance from a seed: the same seed throws the same dice. */
export type Dice = Readonly<{
  /** In [0, 1). */
  next(): number
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  chance(share: number): boolean
  pick<T>(some: readonly T[]): T
  weighted<T extends Readonly<{ weight: number }>>(some: readonly T[]): T
}>

/** @throws when asked to pick from nothing */
export function createDice(seed: number): Dice {
  let state = seed >>> 0

  // mulberry32
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))

  function pick<T>(some: readonly T[]): T {
    const picked = some[Math.floor(next() * some.length)]
    if (picked === undefined) throw new Error('nothing to pick from')
    return picked
  }

  function weighted<T extends Readonly<{ weight: number }>>(some: readonly T[]): T {
    let left = next() * some.reduce((sum, { weight }) => sum + weight, 0)
    return some.find(({ weight }) => (left -= weight) < 0) ?? pick(some)
  }

  return { next, between, chance: share => next() < share, pick, weighted }
}
