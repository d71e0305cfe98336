import type { AccountId } from '#app/domain/ids.ts'
import type { QuotaMeter } from '#app/domain/quota-meter.ts'
import type { ChangeFeed } from '#main/change-feed.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { Http } from '#main/providers/http/http.ts'
import type { Doors, QuotaHint } from '#main/providers/provider.ts'
import { createKeeper } from './keeper.ts'
import { paced } from './paced.ts'
import type { QuotaMemory } from './quota-memory.ts'
import { createQuota, type Quota } from './quota.ts'
import { createTeller } from './teller.ts'

export type QuotasNeeds = Readonly<{ http: Http; memory: QuotaMemory; changes: ChangeFeed; clock: Clock; random: () => number }>

export type DoorAsked = Readonly<{
  accountId: AccountId
  /** Tells two credentials apart without being one. */
  credentialKey: string
  hint: QuotaHint
}>

/** The quotas of all credentials of a house. */
export type Quotas = Readonly<{
  /**
   * The doors of an account's credential, as the account has it from now on; those of one that nobody has any more close. What
   * goes by the unpaced one is not counted.
   */
  door(asked: DoorAsked): Promise<Doors>
  /** Of those of these accounts that have a door, in their order. */
  meters(ids: readonly AccountId[]): readonly QuotaMeter[]
  /** A person has seen to this account's credential, or asks for it to be tried again. */
  tryAgain(id: AccountId): void
  /**
   * The account is gone; the others of its credential go on, and where there is none its door closes. What was counted stays:
   * the service has not forgotten it either.
   */
  leave(id: AccountId): void
  /** The machine falls asleep, and wakes. */
  sleeps(): void
  wakes(): void
  /** Lets everybody who waits go, and keeps what is not kept yet. */
  close(): Promise<void>
}>

type Kept = Readonly<{ quota: Quota; doors: Doors; close(): Promise<void> }>

export function createQuotas({ http, memory, changes, clock, random }: QuotasNeeds): Quotas {
  const opened = new Map<string, Promise<Kept>>()
  const quotas = new Map<string, Quota>()
  /** What still keeps its record. Whoever opens the same credential again waits for that. */
  const closing = new Map<string, Promise<void>>()
  const keyOf = new Map<AccountId, string>()

  const sharing = (key: string): readonly AccountId[] => [...keyOf].filter(([, its]) => its === key).map(([id]) => id)

  async function open(credentialKey: string, hint: QuotaHint): Promise<Kept> {
    await closing.get(credentialKey)
    const kept = await memory.read(credentialKey)
    const quota: Quota = createQuota({ clock, random, hint, kept, onMove: () => moved() })
    const keeper = createKeeper({ clock, memory, record: () => ({ credentialKey, ...quota.record() }) })
    const teller = createTeller({ clock, changes, meter: quota.meter, accounts: () => sharing(credentialKey) })
    function moved() {
      keeper.moved()
      teller.moved()
    }
    quotas.set(credentialKey, quota)
    return {
      quota,
      doors: { http: paced(http, { quota }), unpaced: http },
      close() {
        quota.close()
        teller.close()
        return keeper.close()
      },
    }
  }

  /** A door outlives its last account by nothing: what waits at it may hold that account's credential. */
  function closeUnshared(key: string | undefined): void {
    const opening = key === undefined ? undefined : opened.get(key)
    if (key === undefined || opening === undefined || sharing(key).length > 0) return
    opened.delete(key)
    const closed = opening.then(
      async kept => {
        quotas.delete(key)
        await kept.close()
      },
      // Whoever asked for this door was told.
      () => {},
    )
    closing.set(key, closed.then(() => void closing.delete(key)))
  }

  return {
    async door({ accountId, credentialKey, hint }) {
      const before = keyOf.get(accountId)
      keyOf.set(accountId, credentialKey)
      closeUnshared(before)
      const opening = opened.get(credentialKey) ?? open(credentialKey, hint)
      opened.set(credentialKey, opening)
      return (await opening).doors
    },
    meters: ids =>
      ids.flatMap(accountId => {
        const key = keyOf.get(accountId)
        const quota = key === undefined ? undefined : quotas.get(key)
        if (key === undefined || quota === undefined) return []
        const { granted: _granted, ...meter } = quota.meter()
        return [{ accountId, sharedBy: sharing(key), ...meter }]
      }),
    tryAgain(id) {
      const key = keyOf.get(id)
      if (key !== undefined) quotas.get(key)?.tryAgain()
    },
    leave(id) {
      const key = keyOf.get(id)
      keyOf.delete(id)
      closeUnshared(key)
    },
    sleeps: () => quotas.forEach(quota => quota.sleeps()),
    wakes: () => quotas.forEach(quota => quota.wakes()),
    async close() {
      await Promise.all(closing.values())
      await Promise.all([...opened.values()].map(async opening => (await opening).close()))
    },
  }
}
