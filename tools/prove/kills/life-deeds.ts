import { assertNever } from '#app/assert-never.ts'
import { accountId, conversationId, outboxEntryId, type AccountId } from '#app/domain/ids.ts'
import { DAY_MS, HOUR_MS } from '#app/domain/time.ts'
import type { Files } from '#main/files/files.ts'
import type { Outbox } from '#main/outbox/outbox.ts'
import type { MortalLife } from '#main/outbox/testing/a-mortal-life.ts'
import type { Store } from '#main/store/store.ts'
import type { FastClock } from './fast-clock.ts'
import type { RemovedRow, Said } from './orders.ts'
import type { Deed } from './plan-life.ts'
import { standOf } from './stand-of.ts'

export type LifeDeedsNeeds = Readonly<{
  life: MortalLife
  store: Store
  outbox: Outbox
  files: Files
  clock: FastClock
  random: () => number
  say: (said: Said) => void
  accounts: readonly AccountId[]
  /** The ids of all rows so far. */
  rows: () => readonly string[]
  write(): Promise<void>
  /** From here on somebody kills this life while SQLite folds its log. */
  watchForCheckpoint(): Promise<void>
}>

const LONG_DRAFTS = 60
const LONG_DRAFT = 'x'.repeat(120_000)
const A_MESSAGE_EVERY = 10
const CLOSES_WITHIN_MS = 3_500

/** What a life does once, between two messages. It comes by points of its own meanwhile, and may not live to see its end. */
export function createLifeDeeds(needs: LifeDeedsNeeds): (deed: Deed) => Promise<void> {
  const { life, store, outbox, files, clock, random, say, accounts } = needs
  const one = <T>(all: readonly T[]): T | undefined => all[Math.floor(random() * all.length)]

  /** Until SQLite folds its log into the file. Messages are taken meanwhile. */
  async function fillTheLog(): Promise<void> {
    await needs.watchForCheckpoint()
    const place = conversationId(accountId('lamps'), 'a long draft')
    for (let nth = 1; nth <= LONG_DRAFTS; nth += 1) {
      await store.drafts.write({ conversationId: place, mode: 'note', text: `${nth} ${LONG_DRAFT}`, updatedAt: clock.now() })
      if (nth % A_MESSAGE_EVERY === 0) await needs.write()
    }
  }

  /** Out, with all that waits in it, and in again. What goes is said before it goes. */
  async function remove(): Promise<void> {
    const id = one(accounts)
    if (id === undefined || life.pass('removing')) return
    const left = outbox.removeAccount(id)
    if (life.pass('removing')) return
    await left
    const all = await Promise.all(needs.rows().map(row => store.outbox.get(outboxEntryId(row.replace(/^out:/, '')))))
    say({ said: 'removed', rows: all.flatMap((row): RemovedRow[] => (row?.entry.accountId === id ? [standOf(row)] : [])) })
    if (life.pass('removing')) return
    await store.forget(id)
    await files.tidy()
    if (life.pass('removing')) return
    await outbox.addAccount(id)
  }

  async function quit(): Promise<void> {
    const closed = outbox.close()
    if (life.pass('quitting')) return
    await clock.sleep(random() * CLOSES_WITHIN_MS)
    if (life.pass('quitting')) return
    await closed
    store.close()
    life.pass('quitting')
  }

  return async deed => {
    switch (deed) {
      case 'checkpoint':
        return fillTheLog()
      case 'remove':
        return remove()
      case 'quit':
        return quit()
      case 'setClock':
        clock.set(one([-DAY_MS, DAY_MS, -HOUR_MS, HOUR_MS]) ?? DAY_MS)
        return
      // It happens before it lives, or it is done to it.
      case 'migrate':
      case 'second':
      case 'suspend':
        return
      default:
        return assertNever(deed)
    }
  }
}
