/** How many cases of each kind of damage a test goes through: few at every push, hundreds where a nightly run says so. */
export const FAULT_CASES = Number(process.env['TRIBUTARY_FAULT_CASES'] ?? 25)
/** How many logs of SQLite are torn, in each test. */
export const TORN_LOGS = Number(process.env['TRIBUTARY_TORN_LOGS'] ?? FAULT_CASES)
/** How many small disks are filled with more or less room left. */
export const FULL_DISKS = Number(process.env['TRIBUTARY_FULL_DISKS'] ?? 5)

/** The same noise for the same seed: a case that fails can be looked at again. Answers whole numbers below `below`. */
export function aNoise(seed: number): (below: number) => number {
  let state = (seed * 2_654_435_761 + 12_345) >>> 0
  return below => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state % Math.max(1, below)
  }
}

/** What happens to a file on a bad disk. Answers what was done, in words. */
export function damage(bytes: Buffer, noise: (below: number) => number): Readonly<{ bytes: Buffer; how: string }> {
  const PAGE = 4_096
  const page = noise(Math.max(1, Math.ceil(bytes.length / PAGE))) * PAGE
  const kind = noise(5)
  const spoiled = Buffer.from(bytes)
  switch (kind) {
    case 0:
      return { bytes: spoiled.fill(0, page, Math.min(bytes.length, page + PAGE)), how: `zeros from ${page}` }
    case 1:
      for (let at = page; at < Math.min(bytes.length, page + PAGE); at += 1) spoiled[at] = noise(256)
      return { bytes: spoiled, how: `noise from ${page}` }
    case 2:
      for (let flip = 0; flip < 20; flip += 1) {
        const at = noise(bytes.length)
        spoiled[at] = (spoiled[at] ?? 0) ^ (1 << noise(8))
      }
      return { bytes: spoiled, how: 'twenty bits' }
    case 3: {
      const length = noise(bytes.length)
      return { bytes: spoiled.subarray(0, length), how: `cut to ${length}` }
    }
    default:
      for (let at = 0; at < 100; at += 1) spoiled[at] = noise(256)
      return { bytes: spoiled, how: 'noise over the header' }
  }
}
