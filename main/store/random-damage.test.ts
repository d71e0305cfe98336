import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { ACCOUNT, aConversationRecord, aDraft, aMessage, anAccount, at, CONVERSATION, OTHER_ACCOUNT } from '#main/testing/builders.ts'
import { tally } from '#main/testing/tally.ts'
import type { Store } from './store.ts'
import { aFolder } from './testing/a-folder.ts'
import { valueOf } from './testing/a-store.ts'
import { aReply, fileIn, openIn } from './testing/an-outbox-folder.ts'
import { aNoise, damage, FAULT_CASES } from './testing/fault-cases.ts'

const SLOWEST_START_MS = 5_000
const TIMEOUT_MS = 5_000 + FAULT_CASES * 500

/** All that was answered, as it must be found again. */
const answeredIn = async (store: Store) => ({
  accounts: await store.accounts.list(),
  open: await store.outbox.open(),
  claimed: await store.outbox.claimed(CONVERSATION),
  drafts: await store.drafts.of(CONVERSATION),
})

let whole: Readonly<{ folder: string; answered: Awaited<ReturnType<typeof answeredIn>> }>

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-whole-'))
  const store = await openIn(folder)
  for (const id of [ACCOUNT, OTHER_ACCOUNT]) valueOf(await store.accounts.put(anAccount({ id })))
  valueOf(await store.conversations.upsert([aConversationRecord()], at(0)))
  const items = Array.from({ length: 300 }, (_, index) => aMessage({ remote: `m${index}`, at: at(index), text: `word${index} `.repeat(20) }))
  valueOf(await store.thread.upsert(CONVERSATION, items, { isNew: false, seenAt: at(0) }))
  for (let number = 1; number <= 60; number += 1) valueOf(await store.outbox.add(aReply(number, `reply ${number} ${'x'.repeat(number * 7)}`), null))
  for (let number = 1; number <= 60; number += 3) valueOf(await store.outbox.move(aReply(number).id, { delivery: { state: 'sent', at: at(number), remoteId: `r${number}` }, attempts: 1 }))
  valueOf(await store.drafts.write(aDraft()))
  whole = { folder, answered: await answeredIn(store) }
  store.close()
  return () => rmSync(folder, { recursive: true, force: true })
})

/** A folder in which one file was damaged, and how. */
function aDamagedFolder(name: 'outbox.db' | 'outbox.copy' | 'cache.db', seed: number) {
  const folder = aFolder()
  cpSync(whole.folder, folder, { recursive: true })
  const { bytes, how } = damage(readFileSync(fileIn(folder, name)), aNoise(seed))
  writeFileSync(fileIn(folder, name), bytes)
  return { folder, how: `${name}, case ${seed}: ${how}` }
}

async function timed<T>(work: () => Promise<T>): Promise<Readonly<{ value: T; ms: number }>> {
  const began = performance.now()
  return { value: await work(), ms: performance.now() - began }
}

test.each(['outbox.db', 'outbox.copy'] as const)('whatever happens to %s, nothing that was answered is lost, doubled or moved back', { timeout: TIMEOUT_MS }, async name => {
  let slowestMs = 0
  for (let seed = 1; seed <= FAULT_CASES; seed += 1) {
    const { folder, how } = aDamagedFolder(name, seed)
    const { value: store, ms } = await timed(() => openIn(folder))
    slowestMs = Math.max(slowestMs, ms)
    const { open } = await answeredIn(store)
    tally('G6', { damages: 1, lost: Math.max(0, whole.answered.open.length - open.length), slowestStartMs: Math.round(ms) })

    expect(await answeredIn(store), how).toEqual(whole.answered)
    expect(valueOf(await store.outbox.add(aReply(1_000), null)).order, how).toBe(61)
    store.close()
    const again = await openIn(folder)
    expect((await again.outbox.open()).length, how).toBe(whole.answered.open.length + 1)
    expect(again.copyReport, how).toEqual({ restored: 0, removed: 0, cutBytes: 0, damaged: 0 })
    again.close()
  }
  expect(slowestMs).toBeLessThan(SLOWEST_START_MS)
})

test('a damaged file whose second copy is gone too does lose rows: the one before proves something', { timeout: TIMEOUT_MS }, async () => {
  let lost = 0
  for (let seed = 1; seed <= FAULT_CASES; seed += 1) {
    const { folder } = aDamagedFolder('outbox.db', seed)
    rmSync(fileIn(folder, 'outbox.copy'))
    const store = await openIn(folder)
    if ((await store.outbox.open()).length < whole.answered.open.length) lost += 1
    tally('G6', { lostWithoutTheCopy: Math.max(0, whole.answered.open.length - (await store.outbox.open()).length) })
    store.close()
  }
  expect(lost).toBeGreaterThan(FAULT_CASES / 10)
})

test('whatever happens to cache.db, the outbox is untouched, and the second start at the latest has a cache that works', { timeout: TIMEOUT_MS }, async () => {
  let slowestMs = 0
  for (let seed = 1; seed <= FAULT_CASES; seed += 1) {
    const { folder, how } = aDamagedFolder('cache.db', seed)
    const { value: store, ms } = await timed(() => openIn(folder))
    slowestMs = Math.max(slowestMs, ms)
    expect(await answeredIn(store), how).toEqual(whole.answered)
    await works(store).catch(() => null)
    store.close()
    const again = await openIn(folder)
    await works(again).catch(() => null)
    again.close()
    const last = await openIn(folder)

    await expect(works(last), how).resolves.toBe(true)
    last.close()
  }
  expect(slowestMs).toBeLessThan(SLOWEST_START_MS)
})

/** Everything that a window does with a cache. */
async function works(store: Store): Promise<boolean> {
  await store.thread.page(CONVERSATION, 500)
  await store.conversations.counts(null)
  await store.conversations.search({ text: 'word7', scope: null, limit: 10 })
  valueOf(await store.conversations.upsert([aConversationRecord({ subject: 'anew' })], at(9)))
  valueOf(await store.thread.upsert(CONVERSATION, [aMessage({ remote: 'later', at: at(999), text: 'anew' })], { isNew: true, seenAt: at(9) }))
  return (await store.conversations.get(CONVERSATION)) !== null
}
