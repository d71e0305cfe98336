import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { conversationId } from '#app/domain/ids.ts'
import { DAY_MS } from '#app/domain/time.ts'
import { aClock } from '#main/clock/virtual-clock.ts'
import { ACCOUNT, aDraft, aLog, anAccount, anOutboxRow, aReplyIntent, at, CONVERSATION, OTHER_ACCOUNT, START } from '#main/testing/builders.ts'
import { headerFrame, readCopiedRows } from './copied-rows.ts'
import { openStore } from './open-store.ts'
import { aDisk, diskError } from './testing/a-disk.ts'
import { aFolder, filesHolding } from './testing/a-folder.ts'
import { valueOf } from './testing/a-store.ts'
import { afterAKill, aReply, fileIn, openIn, textsIn } from './testing/an-outbox-folder.ts'

const copyIn = (folder: string) => readCopiedRows(readFileSync(fileIn(folder, 'outbox.copy')))
const allWell = { restored: 0, removed: 0, cutBytes: 0, damaged: 0 }

test('the file can be lost: accounts, replies, where they stand, and drafts come back from the second copy', async () => {
  const folder = aFolder()
  const store = await openIn(folder)
  valueOf(await store.accounts.put(anAccount()))
  valueOf(await store.drafts.write(aDraft({ text: 'Half a thought' })))
  for (const number of [1, 2, 3]) valueOf(await store.outbox.add(aReply(number), null))
  valueOf(await store.outbox.move(aReply(1).id, { delivery: { state: 'failed', failure: { kind: 'notFound' } }, attempts: 3, watermark: null, firstSentAt: at(4) }))
  valueOf(await store.outbox.edit(aReply(2).id, aReplyIntent('Better words')))
  const before = await store.outbox.open()
  store.close()
  rmSync(fileIn(folder, 'outbox.db'))
  const log = aLog()

  const again = await openIn(folder, undefined, log)

  expect(await again.outbox.open()).toEqual(before)
  expect(await again.accounts.list()).toEqual([anAccount()])
  expect(await again.drafts.of(CONVERSATION)).toEqual([aDraft({ text: 'Half a thought' })])
  expect(again.copyReport).toEqual({ ...allWell, restored: 5 })
  expect(log.lines).toEqual([{ level: 'warn', what: 'the two copies of the outbox differed', facts: { ...allWell, restored: 5 } }])
  again.close()
})

test('the second copy can be lost: it is written again, and no word is said of it', async () => {
  const folder = aFolder()
  const store = await openIn(folder)
  valueOf(await store.outbox.add(aReply(1), null))
  store.close()
  rmSync(fileIn(folder, 'outbox.copy'))

  const again = await openIn(folder)
  again.close()

  expect(again.copyReport).toEqual(allWell)
  expect(copyIn(folder).rows.size).toBe(1)
})

test('a quiet start changes nothing in the second copy', async () => {
  const folder = aFolder()
  const store = await openIn(folder)
  for (const number of [1, 2]) valueOf(await store.outbox.add(aReply(number), null))
  store.close()
  const before = readFileSync(fileIn(folder, 'outbox.copy'))

  const again = await openIn(folder)
  again.close()

  expect(readFileSync(fileIn(folder, 'outbox.copy')).equals(before)).toBe(true)
  expect(again.copyReport).toEqual(allWell)
})

test('killed between the two copies: the reply that nobody was answered for is there once, and its draft is not', async () => {
  const folder = aFolder()
  const disk = aDisk()
  const store = await openIn(folder, disk)
  valueOf(await store.drafts.write(aDraft()))
  const between: Promise<readonly [readonly string[], number, number]>[] = []
  disk.fault = step => {
    if (step === 'sync') between.push(afterAKill(folder, async found => [await textsIn(found), (await found.drafts.of(CONVERSATION)).length, found.copyReport.restored]))
    return null
  }

  valueOf(await store.outbox.add(aReply(1), 'reply'))

  expect(await Promise.all(between)).toEqual([[['reply 1'], 0, 1]])
  expect(await textsIn(store)).toEqual(['reply 1'])
  store.close()
})

test.each([0, 1, 11, 12, 40, 1_000_000])('a copy that is full after %i more bytes: not queued, the draft stays, and nothing rises at the next start', async bytes => {
  const folder = aFolder()
  const disk = aDisk()
  const store = await openIn(folder, disk)
  valueOf(await store.outbox.add(aReply(1), null))
  valueOf(await store.drafts.write(aDraft()))
  disk.tearAfter = bytes
  disk.fault = step => (step === 'append' ? diskError('ENOSPC') : null)

  expect(await store.outbox.add(aReply(2), 'reply')).toEqual({ ok: false, failure: { kind: 'diskFull' } })
  expect(await afterAKill(folder, async found => [await textsIn(found), await found.drafts.of(CONVERSATION), found.copyReport])).toEqual([['reply 1'], [aDraft()], allWell])
  disk.fault = () => null
  valueOf(await store.outbox.add(aReply(3), 'reply'))

  expect(await textsIn(store)).toEqual(['reply 1', 'reply 3'])
  store.close()
})

test.each(['append', 'sync'] as const)('a copy that fails to %s: refused in words of its own, and nothing rises', async failing => {
  const folder = aFolder()
  const disk = aDisk()
  const store = await openIn(folder, disk)
  let isBroken = true
  disk.fault = step => (isBroken && step === failing ? diskError('EIO') : null)

  expect(await store.outbox.add(aReply(1), null)).toEqual({ ok: false, failure: { kind: 'diskRefused', code: 'EIO' } })
  isBroken = false

  expect(await afterAKill(folder, textsIn)).toEqual([])
  store.close()
})

test('what could not be cut off is cut off before anything else is written, and until then nothing is', async () => {
  const folder = aFolder()
  const disk = aDisk()
  const store = await openIn(folder, disk)
  valueOf(await store.outbox.add(aReply(1), null))
  disk.tearAfter = 1_000_000
  disk.fault = step => (step === 'append' || step === 'cut' ? diskError('EIO') : null)
  expect((await store.outbox.add(aReply(2), null)).ok).toBe(false)
  disk.fault = step => (step === 'cut' ? diskError('EIO') : null)
  expect((await store.outbox.add(aReply(3), null)).ok).toBe(false)
  disk.fault = () => null

  valueOf(await store.outbox.add(aReply(4), null))

  expect([...copyIn(folder).rows.keys()]).toEqual([aReply(1), aReply(4)].map(({ id }) => `outbox ${id}`))
  store.close()
})

test('a torn end is cut off and counted', async () => {
  const folder = aFolder()
  const store = await openIn(folder)
  valueOf(await store.outbox.add(aReply(1), null))
  store.close()
  const whole = readFileSync(fileIn(folder, 'outbox.copy'))
  writeFileSync(fileIn(folder, 'outbox.copy'), Buffer.concat([whole, whole.subarray(0, 33)]))

  const again = await openIn(folder)
  valueOf(await again.outbox.add(aReply(2), null))
  again.close()

  expect(again.copyReport).toEqual({ ...allWell, cutBytes: 33 })
  expect(copyIn(folder)).toMatchObject({ cutBytes: 0, damaged: 0, isWhole: true })
})

test('a frame that is damaged costs nothing while the file is sound, and the copy is whole again after', async () => {
  const folder = aFolder()
  const store = await openIn(folder)
  for (const number of [1, 2, 3]) valueOf(await store.outbox.add(aReply(number), null))
  store.close()
  const bytes = readFileSync(fileIn(folder, 'outbox.copy'))
  bytes[Math.floor(bytes.length / 2)] = 0
  writeFileSync(fileIn(folder, 'outbox.copy'), bytes)

  const again = await openIn(folder)

  expect(again.copyReport).toEqual({ ...allWell, damaged: 1 })
  expect(await textsIn(again)).toEqual(['reply 1', 'reply 2', 'reply 3'])
  expect(copyIn(folder)).toMatchObject({ isWhole: true, damaged: 0 })
  again.close()
})

test('an older file that somebody put back does not send again what was sent', async () => {
  const folder = aFolder()
  const store = await openIn(folder)
  valueOf(await store.outbox.add(aReply(1), null))
  store.close()
  copyFileSync(fileIn(folder, 'outbox.db'), join(folder, 'backup'))
  const later = await openIn(folder)
  valueOf(await later.outbox.move(aReply(1).id, { delivery: { state: 'sent', at: at(1), remoteId: 'r1' } }))
  later.close()
  copyFileSync(join(folder, 'backup'), fileIn(folder, 'outbox.db'))

  const again = await openIn(folder)

  expect(await textsIn(again)).toEqual([])
  expect(await again.outbox.claimed(CONVERSATION)).toEqual(['r1'])
  again.close()
})

test('what was pruned does not rise from an older file, nor does its text stay in the second copy', async () => {
  const folder = aFolder()
  const store = await openIn(folder)
  valueOf(await store.outbox.add(aReply(1, 'Long ago'), null))
  store.close()
  copyFileSync(fileIn(folder, 'outbox.db'), join(folder, 'backup'))
  const sent = await openIn(folder)
  valueOf(await sent.outbox.move(aReply(1).id, { delivery: { state: 'sent', at: at(1), remoteId: 'r1' } }))
  sent.close()
  valueOf(await openStore({ folder, clock: aClock(START + 31 * DAY_MS), log: aLog() })).close()
  expect(readFileSync(fileIn(folder, 'outbox.copy')).includes('Long ago')).toBe(false)
  copyFileSync(join(folder, 'backup'), fileIn(folder, 'outbox.db'))

  const again = await openIn(folder)

  expect(await textsIn(again)).toEqual([])
  expect(again.copyReport.removed).toBe(1)
  again.close()
})

test('a second copy that is deleted while the app runs is whole again before the next reply is answered', async () => {
  const folder = aFolder()
  const store = await openIn(folder)
  valueOf(await store.outbox.add(aReply(1), null))
  rmSync(fileIn(folder, 'outbox.copy'))

  valueOf(await store.outbox.add(aReply(2), null))

  expect(copyIn(folder).rows.size).toBe(2)
  store.close()
})

test('a copy that is large and mostly dead is written anew, and loses nothing by it', async () => {
  const folder = aFolder()
  const store = await openIn(folder)
  valueOf(await store.outbox.add(aReply(1), null))
  let largest = 0
  for (let time = 0; time < 400; time += 1) {
    valueOf(await store.drafts.write(aDraft({ text: `${'x'.repeat(9_000)} ${time}` })))
    largest = Math.max(largest, statSync(fileIn(folder, 'outbox.copy')).size)
  }

  expect(largest).toBeGreaterThan(1_000_000)
  expect(largest).toBeLessThan(1_100_000)
  expect(copyIn(folder)).toMatchObject({ isWhole: true })
  expect(copyIn(folder).rows.size).toBe(2)
  expect(await afterAKill(folder, async found => (await found.drafts.of(CONVERSATION))[0]?.text.endsWith(' 399'))).toBe(true)
  store.close()
})

test('forgetting an account leaves no word of it in the second copy; where the disk holds on to that, the next write sees to it', async () => {
  const folder = aFolder()
  const disk = aDisk()
  const store = await openIn(folder, disk)
  for (const [id, number] of [[ACCOUNT, 1], [OTHER_ACCOUNT, 2]] as const) {
    valueOf(await store.accounts.put(anAccount({ id, name: `name${number}secret` })))
    valueOf(await store.outbox.add(anOutboxRow({ number, conversationId: conversationId(id, 'c1'), intent: aReplyIntent(`text${number}secret`) }), null))
  }
  disk.fault = step => (step === 'rename' ? diskError('EACCES') : null)
  valueOf(await store.forget(ACCOUNT))
  disk.fault = () => null

  valueOf(await store.drafts.write(aDraft({ conversationId: conversationId(OTHER_ACCOUNT, 'c1') })))

  expect(filesHolding(folder, '1secret')).toEqual([])
  expect(await textsIn(store)).toEqual(['text2secret'])
  expect(readdirSync(folder)).not.toContain('outbox.copy-new')
  store.close()
})

test('the end of the app in the middle of writing the copy anew leaves the old one', async () => {
  const folder = aFolder()
  const disk = aDisk()
  const store = await openIn(folder, disk)
  valueOf(await store.accounts.put(anAccount()))
  valueOf(await store.outbox.add(aReply(1), null))
  const found: Promise<readonly string[]>[] = []
  disk.fault = () => {
    found.push(afterAKill(folder, textsIn))
    return null
  }

  valueOf(await store.forget(OTHER_ACCOUNT))

  expect(found.length).toBeGreaterThan(4)
  expect(new Set((await Promise.all(found)).map(texts => texts.join()))).toEqual(new Set(['reply 1']))
  store.close()
})

test('a copy of a later version is left alone, and so is the file', async () => {
  const folder = aFolder()
  const store = await openIn(folder)
  store.close()
  const copy = fileIn(folder, 'outbox.copy')
  writeFileSync(copy, headerFrame(99, 1))
  const before = [readFileSync(copy), readFileSync(fileIn(folder, 'outbox.db'))]

  const opened = await openStore({ folder, clock: aClock(), log: aLog() })

  expect(opened).toEqual({ ok: false, failure: { kind: 'unreadable', path: 'outbox.copy (schema 99)', found: 'newer' } })
  expect([readFileSync(copy), readFileSync(fileIn(folder, 'outbox.db'))]).toEqual(before)
})

test('a place for the second copy that is none is said at the start', async () => {
  const folder = aFolder()
  mkdirSync(fileIn(folder, 'outbox.copy'))

  expect(await openStore({ folder, clock: aClock(), log: aLog() })).toEqual({ ok: false, failure: { kind: 'diskRefused', code: 'EISDIR' } })
  expect(existsSync(fileIn(folder, 'cache.db'))).toBe(false)
})

test('what is kept in memory has no second copy', async () => {
  const disk = aDisk()
  const store = await openIn(':memory:', disk)
  valueOf(await store.outbox.add(aReply(1), null))
  valueOf(await store.forget(ACCOUNT))
  store.close()

  expect(disk.steps).toEqual([])
})

test('a draft costs the disk no second sync; a reply does, and so does the end of a draft', async () => {
  const disk = aDisk()
  const store = await openIn(aFolder(), disk)
  const stepsOf = async (work: () => Promise<unknown>) => {
    disk.steps.length = 0
    await work()
    return [...disk.steps]
  }

  expect(await stepsOf(() => store.drafts.write(aDraft()))).toEqual(['append'])
  expect(await stepsOf(() => store.drafts.remove(CONVERSATION, 'reply'))).toEqual(['append', 'sync'])
  expect(await stepsOf(() => store.drafts.remove(CONVERSATION, 'reply'))).toEqual([])
  expect(await stepsOf(() => store.outbox.add(aReply(1), 'reply'))).toEqual(['append', 'sync'])
  store.close()
})
