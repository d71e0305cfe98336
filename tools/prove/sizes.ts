/** How much a run does. */
export type Size = Readonly<{
  seeds: number
  /** Seeds in a process. */
  slice: number
  /** Every so many seeds with sync, which costs ten times as much. */
  syncEvery: number
  naiveSeeds: number
  /** Outboxes that are killed, and how often each; the last life of each is let live. */
  chains: number
  lives: number
  faultCases: number
  /** Also the tests that count nothing. */
  everyTest: boolean
  syncRuns: number
  windowRuns: number
  keychain: Readonly<{ accounts: number; kills: number; troubles: number; idleMs: number }>
}>

/** What has to be reached for a line to count, where real processes have to be killed once at least, and how slow a keychain may be. `isWhole`: all of it was done, and not a part. */
export type Bounds = Readonly<{ seeds: number; kills: number; breaks: number; damages: number; windowRuns: number; points: number; killedAt: readonly string[]; uncertain: number; stateMs: number; stallMs: number; isWhole: boolean }>

/** What chance would pass by: each of these has lives of its own. */
export const KILLED_AT = ['inMigration', 'inCheckpoint', 'inUpload', 'uploadKept', 'removing', 'quitting', 'clockSet', 'resumed', 'second']

/** A minute at most, at every push: a machine that runs other things beside it gets room. */
export const QUICK: Size = {
  seeds: 20_000, slice: 5_000, syncEvery: 400, naiveSeeds: 250, chains: 4, lives: 16, faultCases: 6, everyTest: false, syncRuns: 28, windowRuns: 1_000,
  keychain: { accounts: 3, kills: 2, troubles: 3, idleMs: 300 },
}
export const QUICK_BOUNDS: Bounds = { seeds: 20_000, kills: 60, breaks: 100, damages: 12, windowRuns: 1_000, points: 18, killedAt: KILLED_AT, uncertain: 1, stateMs: 10_000, stallMs: 1_000, isWhole: true }

/** A slice of a night: forty of them are ten million seeds and twenty thousand kills. */
export const FULL: Size = {
  seeds: 250_000, slice: 10_000, syncEvery: 10, naiveSeeds: 5_000, chains: 20, lives: 25, faultCases: 200, everyTest: true, syncRuns: 300, windowRuns: 100_000,
  keychain: { accounts: 100, kills: 100, troubles: 8, idleMs: 2_500 },
}
export const FULL_BOUNDS: Bounds = { seeds: 250_000, kills: 500, breaks: 1_000, damages: 200, windowRuns: 100_000, points: 18, killedAt: KILLED_AT, uncertain: 1, stateMs: 3_500, stallMs: 50, isWhole: true }

/** Where a breakage is looked for, little is enough: what has to be seen is red. */
export const MUTANT_BOUNDS: Bounds = { ...QUICK_BOUNDS, seeds: 0, kills: 0, breaks: 1, damages: 1, windowRuns: 1, points: 0, killedAt: [], uncertain: 0, isWhole: false }
