import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { aClock } from '#main/clock/virtual-clock.ts'
import type { Disk } from '#main/store/disk.ts'
import { openStore } from '#main/store/open-store.ts'
import type { Store } from '#main/store/store.ts'
import { systemDisk } from '#main/store/system-disk.ts'
import { aLog, anOutboxRow, aReplyIntent } from '#main/testing/builders.ts'
import { aFolder } from './a-folder.ts'
import { valueOf } from './a-store.ts'

export const openIn = async (folder: string, disk: Disk = systemDisk, log = aLog()): Promise<Store> =>
  valueOf(await openStore({ folder, clock: aClock(), log, disk }))

export const aReply = (number: number, text = `reply ${number}`) =>
  anOutboxRow({ number, clientId: String(number).padStart(15, '0'), intent: aReplyIntent(text) })

/** The words that wait to leave, as the person sees them. */
export async function textsIn(store: Store): Promise<readonly string[]> {
  return (await store.outbox.open()).map(({ entry }) => ('text' in entry.intent ? entry.intent.text : entry.intent.kind))
}

/** What a new start finds, without disturbing the folder: as if the app had been killed this very moment. */
export async function afterAKill<T>(folder: string, look: (store: Store) => Promise<T>): Promise<T> {
  const copy = aFolder()
  cpSync(folder, copy, { recursive: true })
  const store = await openIn(copy)
  try {
    return await look(store)
  } finally {
    store.close()
  }
}

export const fileIn = (folder: string, name: 'outbox.db' | 'outbox.copy' | 'outbox.ballast' | 'cache.db' | 'outbox.db-wal') => join(folder, name)
