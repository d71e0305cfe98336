import { cpSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { aClock } from '#main/clock/virtual-clock.ts'
import { aDraft, aLog, aReplyIntent, CONVERSATION } from '#main/testing/builders.ts'
import { tally } from '#main/testing/tally.ts'
import type { Store } from './store.ts'
import { aFolder } from './testing/a-folder.ts'
import { valueOf } from './testing/a-store.ts'
import { openStore } from './open-store.ts'
import { afterAKill, aReply, fileIn, openIn, textsIn } from './testing/an-outbox-folder.ts'
import { aNoise, FULL_DISKS } from './testing/fault-cases.ts'
import { aSmallDisk, NO_SMALL_DISK, SMALL_DISK_BYTES } from './testing/small-disk.ts'

const FULL = { ok: false, failure: { kind: 'diskFull' } }
const MOST_ROOM_BYTES = 256 * 1024
/** In bytes: some pages, then as many as chance will have. */
const ROOMS = Array.from({ length: FULL_DISKS }, (_, nth) => [0, 1, 3, 8, 21].map(pages => pages * 4_096)[nth] ?? aNoise(nth)(MOST_ROOM_BYTES))

/** A reply of some length. */
const words = (number: number) => `reply ${number} ${'x'.repeat(600)}`

/** Fills whatever room there is, but for these bytes. Answers how to make room again. */
function fillUp(folder: string, butFor: number): () => void {
  const file = join(folder, 'somebody else’s')
  for (let bytes = SMALL_DISK_BYTES; bytes > 0; bytes -= 4_096) {
    try {
      writeFileSync(file, Buffer.alloc(bytes, 7))
      writeFileSync(file, Buffer.alloc(Math.max(0, bytes - butFor), 7))
      return () => rmSync(file)
    } catch {
      rmSync(file, { force: true })
    }
  }
  throw new Error('the disk could not be filled')
}

/** Adds replies until one is refused. Answers the words of those that were not. */
async function addUntilRefused(store: Store, from: number): Promise<readonly string[]> {
  const answered: string[] = []
  for (let number = from; number < from + 5_000; number += 1) {
    const added = await store.outbox.add(aReply(number, words(number)), null)
    if (!added.ok) {
      expect(added).toEqual(FULL)
      return answered
    }
    answered.push(words(number))
  }
  throw new Error('the disk never became full')
}

/** What a start finds on a disk with room, of what stood on the full one. */
async function afterTheEnd(folder: string): Promise<readonly string[]> {
  const elsewhere = aFolder()
  for (const name of readdirSync(folder).filter(one => one.startsWith('outbox.'))) cpSync(join(folder, name), join(elsewhere, name))
  return afterAKill(elsewhere, textsIn)
}

const countMissing = (wanted: readonly string[], found: readonly string[]) => wanted.filter(text => !found.includes(text)).length

describe.skipIf(NO_SMALL_DISK !== null)(`on a real disk of 3 MB${NO_SMALL_DISK === null ? '' : ` (not here: ${NO_SMALL_DISK})`}`, () => {
  test('what was answered is there and what was refused is not, however little room was left', { timeout: 5_000 + FULL_DISKS * 2_000 }, async () => {
    for (const room of ROOMS) {
      const { folder } = aSmallDisk()
      const store = await openIn(folder)
      const first = valueOf(await store.outbox.add(aReply(1, words(1)), null))
      valueOf(await store.drafts.write(aDraft({ text: 'Half a thought' })))
      rmSync(fileIn(folder, 'outbox.ballast'))
      fillUp(folder, room)

      const answered = [words(1), ...(await addUntilRefused(store, 2))]
      expect(await store.outbox.add(aReply(9_000), 'reply')).toEqual(FULL)
      const edited = await store.outbox.edit(first.id, aReplyIntent('y'.repeat(9_000)))
      const moved = await store.outbox.move(first.id, { delivery: { state: 'failed', failure: { kind: 'notFound' } } })

      const expected = [edited.ok ? 'y'.repeat(9_000) : words(1), ...answered.slice(1)]
      tally('G6', { fullDisks: 1, refused: 1, lost: countMissing(expected, await afterTheEnd(folder)) })
      expect(await textsIn(store)).toEqual(expected)
      expect((await store.outbox.get(first.id))?.entry.delivery.state).toBe(moved.ok ? 'failed' : 'queued')
      expect(await store.drafts.of(CONVERSATION)).toEqual([aDraft({ text: 'Half a thought' })])
      expect(await afterTheEnd(folder)).toEqual(expected)
      store.close()
    }
  })

  test('the ballast lets dozens of replies more be written, and comes back when there is room', async () => {
    const counts = []
    for (const isKept of [false, true]) {
      const { folder } = aSmallDisk()
      const store = await openIn(folder)
      if (!isKept) rmSync(fileIn(folder, 'outbox.ballast'))
      const free = fillUp(folder, 0)
      const answered = await addUntilRefused(store, 1)
      counts.push(answered.length)
      expect(existsSync(fileIn(folder, 'outbox.ballast'))).toBe(false)
      tally('G6', { fullDisks: 1, lost: countMissing(answered, await afterTheEnd(folder)) })
      expect(await afterTheEnd(folder)).toEqual(answered)

      free()
      valueOf(await store.outbox.add(aReply(9_000), null))
      expect(existsSync(fileIn(folder, 'outbox.ballast'))).toBe(true)
      store.close()
    }
    const [without = 0, withBallast = 0] = counts
    expect(withBallast - without, `${without} without, ${withBallast} with`).toBeGreaterThan(20)
    if (process.env['TRIBUTARY_FAULT_CASES'] !== undefined) console.log(`a full disk takes ${without} replies more without the ballast, ${withBallast} with it`)
  })

  test('the app starts on a full disk: what was written can be read, and is written to again when there is room', async () => {
    const { folder } = aSmallDisk()
    const store = await openIn(folder)
    valueOf(await store.outbox.add(aReply(1), null))
    store.close()
    const free = fillUp(folder, 0)
    const again = await openIn(folder)
    await addUntilRefused(again, 100)
    const before = await textsIn(again)

    free()
    valueOf(await again.outbox.add(aReply(2), null))

    expect(before).toContain('reply 1')
    expect(await textsIn(again)).toEqual([...before, 'reply 2'])
    expect(await afterTheEnd(folder)).toEqual([...before, 'reply 2'])
    again.close()
  })

  test('where not even the ballast helps, the start says that the disk is full, and changes nothing', async () => {
    const { folder } = aSmallDisk()
    const store = await openIn(folder)
    valueOf(await store.outbox.add(aReply(1), null))
    store.close()
    rmSync(fileIn(folder, 'outbox.ballast'))
    const free = fillUp(folder, 0)

    expect(await openStore({ folder, clock: aClock(), log: aLog() })).toEqual(FULL)
    free()

    const again = await openIn(folder)
    expect(await textsIn(again)).toEqual(['reply 1'])
    again.close()
  })

  test('a disk that is read-only at a start is said by name, and nothing on it is changed', async () => {
    const { folder, setReadOnly } = aSmallDisk()
    const store = await openIn(folder)
    valueOf(await store.outbox.add(aReply(1), null))
    valueOf(await store.drafts.write(aDraft()))
    store.close()
    setReadOnly(true)

    const refused = await openStore({ folder, clock: aClock(), log: aLog() })
    setReadOnly(false)
    const again = await openIn(folder)

    expect(refused).toMatchObject({ ok: false, failure: { kind: 'unreadable', path: expect.stringMatching(/^outbox\.db \(SQLITE_/) } })
    expect([await textsIn(again), await again.drafts.of(CONVERSATION)]).toEqual([['reply 1'], [aDraft()]])
    again.close()
  })
})
