import type { HistoryVerdict } from '#main/outbox/testing/check-history.ts'
import { CRASH_POINTS } from '#main/outbox/testing/crash-points.ts'
import { together } from '#tools/prove/sim/faults-of.ts'
import type { ManyRun } from '#tools/prove/sim/run-many.ts'
import { lineOf, type Line } from './line.ts'
import type { Tallies } from './run-tests.ts'
import type { Bounds } from './sizes.ts'

/** What came of the kills. */
export type Kills = Readonly<{ kills: number; spoiled: number; files: number; atPoints: Readonly<Record<string, number>>; verdict: HistoryVerdict; broken: readonly string[] }>
export type Keychain = Readonly<Record<'troubles' | 'accounts' | 'daemonKills' | 'lost' | 'saidNotFound' | 'toldOtherwise' | 'slowestStateMs' | 'longestStallMs', number>> & Readonly<{ missing: readonly string[] }>

/** All that was found. `naiveKills`: real processes that try again naively; null where none were asked for. */
export type Found = Readonly<{ sim: ManyRun; naive: ManyRun; kills: Kills; naiveKills: Kills | null; tests: Tallies; window: Tallies; keychain: Keychain }>

/** The promises of reliability, each held against what was counted. */
export const linesOf = ({ sim, naive, kills, naiveKills, tests, window, keychain }: Found, bounds: Bounds): readonly Line[] => [
  ...outboxLines({ sim, naiveDoubled: naive.verdict.doubled, kills, killsDoubled: naiveKills?.verdict.doubled ?? null }, bounds).map(line => (line.guarantee === 'G5' ? bothHalves(line, windowLine(window, bounds)) : line)),
  ...testLines(tests, bounds),
  stopsLine(sim, tests, bounds),
  keychainLine(keychain, bounds),
]

type OutboxFound = Readonly<{ sim: ManyRun; naiveDoubled: number; kills: Kills; /** null: nobody killed any who try again naively. */ killsDoubled?: number | null }>

/** G1 to G5, out of the seeds and the kills. Each must have done its own part: what one of them did stands for nothing in the other. */
export function outboxLines({ sim, naiveDoubled, kills, killsDoubled = null }: OutboxFound, bounds: Bounds): readonly Line[] {
  const all = together(sim.verdict, kills.verdict)
  const runs = {
    seeds: sim.seeds, seedsWithSync: sim.withSync, queuedInSeeds: sim.verdict.queued, storedInSeeds: sim.verdict.stored,
    kills: kills.kills, queuedByTheKilled: kills.verdict.queued, storedByTheKilled: kills.verdict.stored,
  }
  const { killed, naiveKills, ...inSeeds } = bounds.outbox
  const enough = {
    seeds: inSeeds.seeds, queuedInSeeds: inSeeds.queued, storedInSeeds: inSeeds.stored,
    kills: killed.kills, queuedByTheKilled: killed.queued, storedByTheKilled: killed.stored,
  }
  const ofProcesses = Object.keys(kills.atPoints).length
  const points = new Set([...Object.keys(sim.died), ...Object.keys(kills.atPoints)]).size
  const rarestPoint = Math.min(...CRASH_POINTS.map(point => sim.died[point] ?? 0))
  const pointsMissed = killed.at.filter(point => (kills.atPoints[point] ?? 0) === 0)
  const naiveOfTheKilled = killsDoubled === null ? {} : { doubledByNaiveKills: killsDoubled }
  return [
    lineOf('G1', { ...runs, queued: all.queued, crashes: crashesOf(sim), powerCuts: sim.mishaps.powerCuts, filesLost: sim.mishaps.filesLost, points, rarestPoint, pointsOfProcesses: ofProcesses, killedAt: kills.atPoints, pointsMissed: pointsMissed.length, lost: all.lost, halfTaken: all.halfTaken, broken: kills.broken.length }, {
      zero: ['lost', 'halfTaken', 'broken', 'pointsMissed'],
      least: { ...enough, crashes: inSeeds.crashes, powerCuts: inSeeds.powerCuts, filesLost: inSeeds.filesLost, points: inSeeds.points, rarestPoint: inSeeds.rarestPoint, pointsOfProcesses: killed.points },
    }),
    lineOf('G2', { ...runs, stored: all.stored, networkFaults: kills.spoiled, commitsRefused: sim.mishaps.commitsRefused, filesOfTheKilled: kills.files, doubled: all.doubled, unexpected: all.unexpected, doubledByNaiveRetry: naiveDoubled, ...naiveOfTheKilled }, {
      zero: ['doubled', 'unexpected'],
      least: { ...enough, networkFaults: killed.spoiled, commitsRefused: inSeeds.commitsRefused, filesOfTheKilled: killed.files, doubledByNaiveRetry: 1, ...(naiveKills ? { doubledByNaiveKills: 1 } : {}) },
    }),
    lineOf('G3', { ...runs, uncertain: all.uncertain, uncertainInSeeds: sim.verdict.uncertain, failed: all.failed, silent: all.silent, bugs: sim.bugs }, {
      zero: ['silent', 'bugs'], least: { ...enough, uncertainInSeeds: inSeeds.uncertain },
    }),
    lineOf('G4', { ...runs, stored: all.stored, inverted: all.inverted }, { zero: ['inverted'], least: enough }),
    lineOf('G5', { ...runs, stored: all.stored, misdirected: all.misdirected }, { zero: ['misdirected'], least: enough }),
  ]
}

/** G6 to G8, out of what tests of the product have counted. */
export function testLines(tests: Tallies, bounds: Bounds): readonly Line[] {
  const counts = (guarantee: string) => ({ ...tests.of(guarantee), testsFailed: tests.failed })
  // Only root may mount a disk that is small enough to be full: without that right a full run is red, and a quick one does not ask.
  const fullDisks = bounds.lacksNothing || process.getuid?.() === 0 ? { fullDisks: bounds.fullDisks } : {}
  return [
    lineOf('G6', counts('G6'), { zero: ['lost', 'unheardOf', 'softCommits', 'testsFailed'], least: { damages: bounds.damages, tornLogs: bounds.tornLogs, lostWithoutTheCopy: 1, openings: 1, ...fullDisks }, most: { slowestStartMs: 5_000 } }),
    lineOf('G7', counts('G7'), { zero: ['missing', 'doubled', 'testsFailed'], least: { breaks: bounds.breaks, items: 1 } }),
    lineOf('G8', counts('G8'), { zero: ['refusals', 'testsFailed'], least: { sends: 1, refusalsOfAPlainQueue: 1 }, most: { p95Ms: 150 } }),
  ]
}

/** G9: tests of the quota alone, a shift of ten accounts, and the seeds in which outbox and sync call through it. */
export function stopsLine(sim: ManyRun, tests: Tallies, { isWhole }: Bounds): Line {
  const { early = NaN, ...told } = tests.of('G9')
  const inSeeds = { seedsWithSync: sim.withSync, callsInSeeds: sim.calls, stopsInSeeds: sim.stops }
  return lineOf('G9', { ...told, ...inSeeds, early: early + sim.verdict.early, testsFailed: tests.failed }, {
    zero: ['early', 'passedOfTheDay', 'testsFailed'],
    ...(isWhole ? { least: { stops: 1, askedAgain: 1, days: 1, stopsInSeeds: 1, shiftPercentOfDay: 1 }, most: { shiftPercentOfDay: 40 } } : { least: {} }),
  })
}

/** The window's half of G5: what left it was what stood on the screen. */
export const windowLine = (window: Tallies, bounds: Bounds): Line =>
  lineOf('G5', { ...window.of('G5'), testsFailed: window.failed }, { zero: ['windowMisdirected', 'testsFailed'], least: { windowRuns: bounds.windowRuns, windowSends: 1 } })

/** `misdirected` is that of both. */
function bothHalves(core: Line, window: Line): Line {
  const misdirected = Number(core.counts['misdirected']) + Number(window.counts['windowMisdirected'])
  return { guarantee: core.guarantee, ok: core.ok && window.ok, wrong: [...core.wrong, ...window.wrong], counts: { ...core.counts, ...window.counts, misdirected }, limits: core.limits }
}

const crashesOf = ({ died }: ManyRun) => Object.values(died).reduce((a, b) => a + b, 0)

/** Where this machine has no keyring to try it on, the line says so: a full run is red then, since nothing was proved. */
export function keychainLine({ missing, ...counts }: Keychain, { lacksNothing, keychain: { troubles, accounts, kills, stateMs, stallMs } }: Bounds): Line {
  if (missing.length > 0) {
    const skipped = `there is no ${missing.join(', ')}`
    return { guarantee: 'G16', ok: !lacksNothing, wrong: lacksNothing ? [skipped] : [], counts: { skipped }, limits: {} }
  }
  return lineOf('G16', counts, {
    zero: ['lost', 'saidNotFound', 'toldOtherwise'], least: { troubles, accounts, daemonKills: kills }, most: { slowestStateMs: stateMs, longestStallMs: stallMs },
  })
}
