import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { aClock } from '#main/clock/virtual-clock.ts'
import { aLog, anOutboxRow, aReplyIntent } from '#main/testing/builders.ts'
import { openStore } from './open-store.ts'
import { aFolder } from './testing/a-folder.ts'
import { valueOf } from './testing/a-store.ts'

const script = fileURLToPath(new URL('testing/keep-adding.ts', import.meta.url))
const open = async (folder: string) => valueOf(await openStore({ folder, clock: aClock(), log: aLog() }))

/** Lets another process add replies and kills it in the middle. Answers the numbers that it had been promised. */
async function addUntilKilled(folder: string, killAfter: number, from: number): Promise<readonly number[]> {
  const child = spawn(process.execPath, ['--experimental-strip-types', '--no-warnings', script, folder, String(from)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  const promised: number[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    promised.push(Number(line))
    if (promised.length === killAfter) child.kill('SIGKILL')
  }
  await ended
  return promised
}

test('every reply that was answered is there after the process was killed, each once and in order, in both copies', { timeout: 60_000 }, async () => {
  const folder = aFolder()
  const promised: number[] = []
  for (const killAfter of [1, 7, 23, 40]) {
    promised.push(...(await addUntilKilled(folder, killAfter, (promised.at(-1) ?? 0) + 100)))
  }

  const store = await open(folder)

  const entries = (await store.outbox.open()).map(({ entry }) => entry)
  const numbers = entries.map(({ intent }) => Number('text' in intent ? intent.text.replace('reply ', '') : 0))
  expect(numbers).toEqual(expect.arrayContaining(promised))
  expect(new Set(numbers).size).toBe(numbers.length)
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
  expect(entries.map(({ order }) => order)).toEqual(entries.map((_, index) => index + 1))
  expect(store.outboxSetAside).toBeNull()
  store.close()

  for (const name of ['outbox.db', 'outbox.db-wal', 'outbox.db-shm']) rmSync(join(folder, name), { force: true })
  const fromTheCopy = await open(folder)
  expect((await fromTheCopy.outbox.open()).map(({ entry }) => entry)).toEqual(entries)
  fromTheCopy.close()
})

test('a log that was torn anywhere leaves a prefix of what was committed', { timeout: 60_000 }, async () => {
  const origin = aFolder()
  const store = await open(origin)
  for (let number = 1; number <= 20; number += 1) valueOf(await store.outbox.add(anOutboxRow({ number, intent: aReplyIntent(`reply ${number}`) }), null))
  const torn = aFolder()
  const log = readFileSync(join(origin, 'outbox.db-wal'))
  const counts: number[] = []

  for (let cut = 0; cut <= 30; cut += 1) {
    copyFileSync(join(origin, 'outbox.db'), join(torn, 'outbox.db'))
    writeFileSync(join(torn, 'outbox.db-wal'), log.subarray(0, Math.floor((log.length * cut) / 30)))
    const reopened = await open(torn)
    const orders = (await reopened.outbox.open()).map(({ entry }) => entry.order)
    expect(orders).toEqual(orders.map((_, index) => index + 1))
    expect(reopened.outboxSetAside).toBeNull()
    counts.push(orders.length)
    reopened.close()
  }

  expect(counts).toEqual(counts.toSorted((a, b) => a - b))
  expect([counts[0], counts.at(-1)]).toEqual([0, 20])
  store.close()
})
