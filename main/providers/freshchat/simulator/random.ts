/** Chance that repeats itself: the same seed gives the same sequence on every machine. */
export type Random = Readonly<{ next: () => number; uuid: () => string; hex: (digits: number) => string }>

export function createRandom(seed: number): Random {
  let state = seed >>> 0

  // mulberry32: small, fast, and good enough to make ids that do not collide
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const hex = (digits: number) => {
    let text = ''
    while (text.length < digits) text += Math.floor(next() * 65_536).toString(16).padStart(4, '0')
    return text.slice(0, digits)
  }
  const uuid = () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`
  return { next, hex, uuid }
}
