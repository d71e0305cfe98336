import { expect, test } from 'vitest'
import { CRASH_POINTS } from '#main/outbox/testing/crash-points.ts'
import { KEYRING_TROUBLES } from '#main/vault/testing/keyring-troubles.ts'
import { linesOf, outboxLines, testLines, type Found, type Keychain, type Kills } from './lines.ts'
import { NO_VERDICT } from './sim/faults-of.ts'
import type { ManyRun } from './sim/run-many.ts'
import { FULL_BOUNDS, KILLED_AT, QUICK, QUICK_BOUNDS } from './sizes.ts'

const POINTS = [...KILLED_AT, ...CRASH_POINTS.slice(0, 10)]
const SIM: ManyRun = {
  seeds: 250_000, withSync: 25_000, calls: 1, stops: 1, mishaps: { powerCuts: 100_000, filesLost: 50_000, commitsRefused: 20_000 }, bugs: 0, bad: [], died: Object.fromEntries(CRASH_POINTS.map(point => [point, 5_000])),
  verdict: { ...NO_VERDICT, queued: 400_000, stored: 380_000, uncertain: 17_000 },
}
const KILLS: Kills = {
  kills: 520, spoiled: 600, files: 300, broken: [], atPoints: Object.fromEntries(POINTS.map(point => [point, 5])), verdict: { ...NO_VERDICT, queued: 1_800, stored: 1_500, uncertain: 30 },
}
const OUTBOX = { sim: SIM, naiveDoubled: 900, kills: KILLS, killsDoubled: 8 }
const redOf = (found: Partial<typeof OUTBOX>) => outboxLines({ ...OUTBOX, ...found }, FULL_BOUNDS).filter(({ ok }) => !ok).map(({ guarantee }) => guarantee)

test('the lines of an outbox that did all of it are green', () => {
  expect(redOf({})).toEqual([])
})

test.each([
  ['the seeds queued and stored nothing', { sim: { ...SIM, verdict: { ...SIM.verdict, queued: 0, stored: 0 } } }],
  ['the killed queued nothing, and the seeds did', { kills: { ...KILLS, verdict: { ...KILLS.verdict, queued: 0 } } }],
  ['nothing of the killed was stored', { kills: { ...KILLS, verdict: { ...KILLS.verdict, stored: 0 } } }],
  ['nobody was killed', { kills: { ...KILLS, kills: 0 } }],
])('all five lines are red where %s', (_what, found) => {
  expect(redOf(found)).toEqual(['G1', 'G2', 'G3', 'G4', 'G5'])
})

test.each([
  ['G1', 'real processes died at the points only that each must come to, however many the seeds came to', { kills: { ...KILLS, atPoints: Object.fromEntries(KILLED_AT.map(point => [point, 9])) } }],
  ['G1', 'the seeds came to a point once', { sim: { ...SIM, died: { ...SIM.died, reworded: 1 } } }],
  ['G1', 'nobody cut the power', { sim: { ...SIM, mishaps: { ...SIM.mishaps, powerCuts: 0 } } }],
  ['G1', 'no power cut cost a file', { sim: { ...SIM, mishaps: { ...SIM.mishaps, filesLost: 0 } } }],
  ['G2', 'the disk refused no commit', { sim: { ...SIM, mishaps: { ...SIM.mishaps, commitsRefused: 0 } } }],
  ['G2', 'nothing went wrong on the network', { kills: { ...KILLS, spoiled: 0 } }],
  ['G2', 'the killed sent no file', { kills: { ...KILLS, files: 0 } }],
  ['G2', 'naive processes were not found out', { killsDoubled: 0 }],
  ['G3', 'the seeds never had to ask a person', { sim: { ...SIM, verdict: { ...SIM.verdict, uncertain: 0 } } }],
])('%s is red where %s', (guarantee, _what, found) => {
  expect(redOf(found)).toEqual([guarantee])
})

const KEYCHAIN: Keychain = { missing: [], troubles: 8, accounts: 100, daemonKills: 100, lost: 0, saidNotFound: 0, toldOtherwise: 0, slowestStateMs: 2_100, longestStallMs: 3 }
const NOTHING = { failed: 0, of: () => ({}) }
const keychainLine = (keychain: Partial<Keychain>, bounds = FULL_BOUNDS) => {
  const found: Found = { sim: SIM, naive: SIM, kills: KILLS, naiveKills: KILLS, tests: NOTHING, window: NOTHING, keychain: { ...KEYCHAIN, ...keychain } }
  return linesOf(found, bounds).find(({ guarantee }) => guarantee === 'G16')
}

test('a machine without a keyring is red in a full run, and said in a quick one', () => {
  const missing = ['gnome-keyring-daemon']

  expect(keychainLine({})?.ok).toBe(true)
  expect(keychainLine({ missing })).toMatchObject({ ok: false, wrong: ['there is no gnome-keyring-daemon'] })
  expect(keychainLine({ missing }, QUICK_BOUNDS)).toMatchObject({ ok: true, counts: { skipped: 'there is no gnome-keyring-daemon' } })
})

test.each([{ toldOtherwise: 1 }, { troubles: 7 }, { accounts: 3 }, { daemonKills: 99 }])('the line of the keychain is red where %o', keychain => {
  expect(keychainLine(keychain)?.ok).toBe(false)
})

test('a quick run meets a keyring that is locked, one that hangs and one that was emptied', () => {
  const states = QUICK.keychain.troubles?.map(wanted => KEYRING_TROUBLES.find(({ name }) => name === wanted)?.state)

  expect(states).toEqual(['locked', 'hung', 'emptied'])
})

test.each([
  ['torn logs', { tornLogs: 400 }],
  ['damaged files', { damages: 200 }],
  ['full disks', { fullDisks: 7 }],
  ['openings that were asked about', { openings: 0 }],
])('the line of the disk is red with too few %s', (_what, few) => {
  const counts = { damages: 400, tornLogs: 1_000, fullDisks: 202, openings: 2, lost: 0, unheardOf: 0, softCommits: 0, lostWithoutTheCopy: 1, slowestStartMs: 900 }
  const lineOfDisks = (told: object) => testLines({ failed: 0, of: () => ({ ...counts, ...told }) }, FULL_BOUNDS)[0]

  expect(lineOfDisks({})?.ok).toBe(true)
  expect(lineOfDisks(few)?.ok).toBe(false)
})
