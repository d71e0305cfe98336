import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { aDraft, aReplyIntent, at, CONVERSATION } from '#main/testing/builders.ts'
import { tally } from '#main/testing/tally.ts'
import type { Store } from './store.ts'
import { aFolder } from './testing/a-folder.ts'
import { valueOf } from './testing/a-store.ts'
import { aReply, fileIn, openIn } from './testing/an-outbox-folder.ts'
import { aNoise, TORN_LOGS } from './testing/fault-cases.ts'

// A killed process is not a power cut: here the log of SQLite itself is torn, or garbled, at a byte of chance.

const TIMEOUT_MS = 5_000 + TORN_LOGS * 500

const seenIn = async (store: Store) => JSON.stringify([await store.outbox.open(), await store.drafts.of(CONVERSATION)])

let origin: string
/** What was to be seen after each commit, from before the first to after the last. */
const commits: string[] = []

beforeAll(async () => {
  origin = mkdtempSync(join(tmpdir(), 'tributary-torn-'))
  const store = await openIn(origin)
  const note = async () => void commits.push(await seenIn(store))
  await note()
  for (let number = 1; number <= 12; number += 1) {
    valueOf(await store.drafts.write(aDraft({ text: `draft ${number}` })))
    await note()
    valueOf(await store.outbox.add(aReply(number), 'reply'))
    await note()
    if (number % 3 === 0) valueOf(await store.outbox.edit(aReply(number - 1).id, aReplyIntent(`better ${number}`)))
    else valueOf(await store.outbox.move(aReply(number).id, { delivery: { state: 'sent', at: at(number), remoteId: `r${number}` }, attempts: 1 }))
    await note()
  }
  // Not closed: an end would empty the log.
  return () => {
    store.close()
    rmSync(origin, { recursive: true, force: true })
  }
})

/** The files as a power cut might leave them. */
function aTornFolder(seed: number, names: readonly ('outbox.db' | 'outbox.copy')[]) {
  const folder = aFolder()
  for (const name of names) copyFileSync(fileIn(origin, name), fileIn(folder, name))
  const log = readFileSync(fileIn(origin, 'outbox.db-wal'))
  const noise = aNoise(seed)
  const from = noise(log.length)
  const isCut = noise(2) === 0
  if (!isCut) for (let byte = from; byte < Math.min(log.length, from + 1 + noise(5_000)); byte += 1) log[byte] = noise(256)
  writeFileSync(fileIn(folder, 'outbox.db-wal'), isCut ? log.subarray(0, from) : log)
  return { folder, how: `case ${seed}: ${isCut ? 'cut' : 'garbled'} at ${from}` }
}

test('without the second copy, what is left is what one commit left, whole', { timeout: TIMEOUT_MS }, async () => {
  const found = new Set<number>()
  for (let seed = 1; seed <= TORN_LOGS; seed += 1) {
    const { folder, how } = aTornFolder(seed, ['outbox.db'])
    const store = await openIn(folder)
    const commit = commits.indexOf(await seenIn(store))
    expect(commit, how).toBeGreaterThanOrEqual(0)
    expect(store.outboxSetAside, how).toBeNull()
    found.add(commit)
    store.close()
  }
  expect(found.size).toBeGreaterThan(5)
})

test('with it, nothing that was answered is missing', { timeout: TIMEOUT_MS }, async () => {
  let restored = 0
  for (let seed = 1; seed <= TORN_LOGS; seed += 1) {
    const { folder, how } = aTornFolder(seed, ['outbox.db', 'outbox.copy'])
    const store = await openIn(folder)
    tally('G6', { tornLogs: 1, lost: (await seenIn(store)) === commits.at(-1) ? 0 : 1 })
    expect(await seenIn(store), how).toBe(commits.at(-1))
    restored += store.copyReport.restored
    store.close()
  }
  expect(restored).toBeGreaterThan(TORN_LOGS)
})

test('where the second copy was torn as well, all that either has is there, and nothing else', { timeout: TIMEOUT_MS }, async () => {
  const whole = readFileSync(fileIn(origin, 'outbox.copy'))
  for (let seed = 1; seed <= TORN_LOGS; seed += 1) {
    const { folder, how } = aTornFolder(seed, ['outbox.db', 'outbox.copy'])
    writeFileSync(fileIn(folder, 'outbox.copy'), whole.subarray(0, aNoise(seed + 7_000)(whole.length)))
    const store = await openIn(folder)
    tally('G6', { tornLogs: 1, unheardOf: commits.includes(await seenIn(store)) ? 0 : 1 })
    expect(commits, how).toContain(await seenIn(store))
    store.close()
  }
})
