import Database from 'better-sqlite3'
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { aClock } from '#main/clock/virtual-clock.ts'
import { aLog, at } from '#main/testing/builders.ts'
import { openOutbox } from './open-files.ts'
import { aFolder } from './testing/a-folder.ts'
import { valueOf } from './testing/a-store.ts'
import { aReply, fileIn, openIn, textsIn } from './testing/an-outbox-folder.ts'

// A damaged outbox file with its log, and a kill between any two steps of putting what was salvaged in its place.

const ASIDE = '.aside-20260101T000000'

const KILLS = {
  'before the damaged file made room': () => {},
  'before its log made room': file => renameSync(file, file + ASIDE),
  'before what was salvaged took its place': file => {
    for (const companion of ['', '-wal', '-shm']) renameSync(file + companion, file + ASIDE + companion)
  },
  'before it was compared with the second copy': file => {
    for (const companion of ['', '-wal', '-shm']) renameSync(file + companion, file + ASIDE + companion)
    rmSync(`${file}-suspect`)
    renameSync(`${file}-salvaged-whole`, file)
  },
} satisfies Record<string, (file: string) => void>

const everyKill = test.each(Object.entries(KILLS))

/** Thirty replies, the first of them sent, as a kill leaves them; and beside the file what could be read of it. */
async function aHalfSalvagedFolder() {
  const [lived, folder, scratch] = [aFolder(), aFolder(), aFolder()]
  const store = await openIn(lived)
  for (let number = 1; number <= 30; number += 1) valueOf(await store.outbox.add(aReply(number), null))
  valueOf(await store.outbox.move(aReply(1).id, { delivery: { state: 'sent', at: at(1), remoteId: 'r' } }))
  cpSync(lived, folder, { recursive: true })
  store.close()
  const file = fileIn(folder, 'outbox.db')
  writeFileSync(`${file}-suspect`, '')
  cpSync(folder, scratch, { recursive: true })
  valueOf(openOutbox(fileIn(scratch, 'outbox.db'), { clock: aClock(), log: aLog() })).sql.close()
  cpSync(fileIn(scratch, 'outbox.db'), `${file}-salvaged-whole`)
  return { folder, file }
}

everyKill('killed %s: the log of the damaged file does not come over the new one', async (_, kill) => {
  const { folder, file } = await aHalfSalvagedFolder()
  rmSync(fileIn(folder, 'outbox.copy'))
  const salvaged = new Database(`${file}-salvaged-whole`)
  salvaged.exec('DELETE FROM outbox WHERE key > 3')
  salvaged.close()
  expect(existsSync(`${file}-wal`)).toBe(true)
  kill(file)

  const store = await openIn(folder)

  expect(await textsIn(store)).toEqual(['reply 2', 'reply 3'])
  expect(store.outboxSetAside).toMatch(/^outbox\.db\.aside-/)
  store.close()
  const again = await openIn(folder)
  expect(again.outboxSetAside).toBeNull()
  again.close()
  expect(readdirSync(folder).filter(name => name.includes('salvaged'))).toEqual([])
})

everyKill('killed %s: what was sent is not queued again by a second copy that has lost its last words', async (_, kill) => {
  const { folder, file } = await aHalfSalvagedFolder()
  const copy = readFileSync(fileIn(folder, 'outbox.copy'))
  writeFileSync(fileIn(folder, 'outbox.copy'), copy.fill(0, copy.length - 20))
  kill(file)

  const store = await openIn(folder)

  expect(await textsIn(store)).toEqual(Array.from({ length: 29 }, (_reply, nth) => `reply ${nth + 2}`))
  store.close()
})
