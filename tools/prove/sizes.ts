/** How much a run does. */
export type Size = Readonly<{
  seeds: number
  /** Seeds in a process. */
  slice: number
  /** Every so many seeds with sync, which costs ten times as much. */
  syncEvery: number
  naiveSeeds: number
  /** Outboxes that are killed, and how often each; the last life of each is let live. `naiveChains` of them try again naively. */
  chains: number
  naiveChains: number
  lives: number
  faultCases: number
  tornLogs: number
  fullDisks: number
  /** Also the tests that count nothing. */
  everyTest: boolean
  syncRuns: number
  windowRuns: number
  /** `troubles`: by name; null = all. */
  keychain: Readonly<{ accounts: number; kills: number; troubles: readonly string[] | null; idleMs: number }>
}>

/** What has to be reached for a line to count. `isWhole`: all of it was done, and not a part. */
export type Bounds = Readonly<{
  /** Of the seeds alone; `killed` of the real processes alone, `naiveKills` whether some of them must have tried again naively. */
  outbox: Readonly<Record<'seeds' | 'queued' | 'stored' | 'uncertain' | 'crashes' | 'powerCuts' | 'filesLost' | 'commitsRefused' | 'points' | 'rarestPoint', number>> & Readonly<{
    killed: Readonly<Record<'kills' | 'queued' | 'stored' | 'spoiled' | 'files' | 'points', number>> & Readonly<{ at: readonly string[] }>
    naiveKills: boolean
  }>
  breaks: number
  damages: number
  tornLogs: number
  fullDisks: number
  windowRuns: number
  keychain: Readonly<{ troubles: number; accounts: number; kills: number; stateMs: number; stallMs: number }>
  isWhole: boolean
  /** What a machine may lack, a keyring or the right to mount a small disk, has to be there. */
  lacksNothing: boolean
}>

/** What chance would pass by: each of these has lives of its own. */
export const KILLED_AT = ['inMigration', 'inCheckpoint', 'inUpload', 'uploadKept', 'removing', 'quitting', 'clockSet', 'resumed', 'second']

/** One of each kind that costs a credential or a frozen window where it goes wrong. A daemon that hangs is mostly waited for. */
const FEW_TROUBLES = ['the keyring is locked', 'the daemon hangs', 'the keyring file is damaged']

/** A minute at most, at every push: a machine that runs other things beside it gets room. */
export const QUICK: Size = {
  seeds: 20_000, slice: 5_000, syncEvery: 400, naiveSeeds: 250, chains: 4, naiveChains: 0, lives: 16, faultCases: 6, tornLogs: 6, fullDisks: 5, everyTest: false, syncRuns: 28, windowRuns: 1_000,
  keychain: { accounts: 3, kills: 2, troubles: FEW_TROUBLES, idleMs: 300 },
}
export const QUICK_BOUNDS: Bounds = {
  outbox: {
    seeds: 20_000, queued: 20_000, stored: 20_000, uncertain: 500, crashes: 5_000, powerCuts: 5_000, filesLost: 2_000, commitsRefused: 500, points: 18, rarestPoint: 5,
    killed: { kills: 60, queued: 60, stored: 40, spoiled: 25, files: 3, points: 12, at: KILLED_AT },
    naiveKills: false,
  },
  breaks: 100, damages: 12, tornLogs: 12, fullDisks: 5, windowRuns: 1_000,
  keychain: { troubles: 3, accounts: 3, kills: 2, stateMs: 10_000, stallMs: 1_000 },
  isWhole: true, lacksNothing: false,
}

/** A slice of a night: forty of them are ten million seeds and twenty thousand kills. */
export const FULL: Size = {
  seeds: 250_000, slice: 10_000, syncEvery: 10, naiveSeeds: 5_000, chains: 20, naiveChains: 2, lives: 25, faultCases: 200, tornLogs: 500, fullDisks: 200, everyTest: true, syncRuns: 300, windowRuns: 100_000,
  keychain: { accounts: 100, kills: 100, troubles: null, idleMs: 2_500 },
}
/** What a figure in docs/guarantees.md stands for; `damages` are of two files. */
export const FULL_BOUNDS: Bounds = {
  outbox: {
    seeds: 250_000, queued: 250_000, stored: 250_000, uncertain: 5_000, crashes: 50_000, powerCuts: 50_000, filesLost: 25_000, commitsRefused: 5_000, points: 18, rarestPoint: 100,
    killed: { kills: 500, queued: 1_000, stored: 750, spoiled: 300, files: 100, points: 18, at: KILLED_AT },
    naiveKills: true,
  },
  breaks: 1_000, damages: 400, tornLogs: 500, fullDisks: 200, windowRuns: 100_000,
  keychain: { troubles: 8, accounts: 100, kills: 100, stateMs: 3_500, stallMs: 50 },
  isWhole: true, lacksNothing: true,
}

/** Where a breakage is looked for, little is enough: what has to be seen is red. */
export const MUTANT_BOUNDS: Bounds = {
  outbox: {
    seeds: 0, queued: 0, stored: 0, uncertain: 0, crashes: 0, powerCuts: 0, filesLost: 0, commitsRefused: 0, points: 0, rarestPoint: 0,
    killed: { kills: 0, queued: 0, stored: 0, spoiled: 0, files: 0, points: 0, at: [] },
    naiveKills: false,
  },
  breaks: 1, damages: 1, tornLogs: 1, fullDisks: 0, windowRuns: 1,
  keychain: { troubles: 1, accounts: 1, kills: 1, stateMs: 10_000, stallMs: 1_000 },
  isWhole: false, lacksNothing: false,
}
