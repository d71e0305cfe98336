import type { AccountId, ConversationId } from '#app/domain/ids.ts'
import type { Delivery, OutboxEntry } from '#app/domain/outbox-entry.ts'
import type { QuarantinedEntry } from '#app/domain/quarantined-entry.ts'
import { SECOND_MS } from '#app/domain/time.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { Log } from '#main/log/log.ts'
import type { OutboxRow } from '#main/store/store.ts'
import { createBerths } from './berths.ts'
import type { Deliver } from './deliver.ts'
import type { Departures } from './departures.ts'
import type { DiskHolds } from './disk-holds.ts'
import { createDueLooks } from './due-looks.ts'
import type { Edits } from './edits.ts'
import type { Hold, Holds } from './holds.ts'
import { isUpload } from './intents.ts'
import { headOf, isBlocked, laneOf, pointlessOf } from './lanes.ts'
import type { Ledger, OutboxStore } from './ledger.ts'
import { isHeldUp } from './quarantine.ts'
import { createRoster } from './roster.ts'
import type { DeliveryEvent } from './transition.ts'
import { showsHold, waitOf } from './waits.ts'

export type DrainNeeds = Readonly<{
  store: Pick<OutboxStore, 'outbox'>
  ledger: Ledger
  deliver: Deliver
  departures: Departures
  holds: Holds
  diskHolds: DiskHolds
  edits: Pick<Edits, 'leftMs'>
  clock: Clock
  log: Log
}>

/** Walks every lane of the outbox, one entry after the other, for as long as there is something to do in it. */
export type Drain = Readonly<{
  start(): Promise<void>
  /** Something about this entry or its lane is new: think again. */
  poke(entry: OutboxEntry): void
  /** The replies, notes and wishes of a conversation that are neither sent nor discarded. */
  openIn(conversationId: ConversationId): Promise<readonly OutboxRow[]>
  /** What nobody can read holds up its conversation: look again what there is. */
  lookAtQuarantine(): Promise<void>
  /** Read this entry back now, and not only at the planned time. */
  lookNow(entry: OutboxEntry): void
  /** Whoever was held back for the sake of this account (null = of any) may go. */
  release(accountId: AccountId | null): void
  /** From this very call on nothing of the account begins; resolves when what was under way has come to its end. */
  leave(accountId: AccountId): Promise<void>
  /** The account goes on after all. */
  comeBack(accountId: AccountId): Promise<void>
  /** Begins nothing new, lets what is under way come to its end, and resolves when all is still. */
  stop(): Promise<void>
}>

type Lane = { readonly key: string; readonly accountId: AccountId; isPoked: boolean; looksNow: boolean; wake: () => void; readonly done: Promise<void> }

const UNDER_WAY: ReadonlySet<Delivery['state']> = new Set(['uploading', 'sending', 'checking'])
const AFTER_TROUBLE_MS = 5 * SECOND_MS
/**
 * Entries of one account that are on their way at the same time. More would stand in line for their turn at the service, and
 * whatever stands there counts as being sent: if the app ended then, it would be in doubt without ever having left.
 */
const AT_ONCE = 6
/** Uploads of one account, beside those: each may take minutes, in which no reply waits for it, and holds its bytes in memory. */
const UPLOADS_AT_ONCE = 2

export function createDrain({ store, ledger, deliver, departures, holds, diskHolds, edits, clock, log }: DrainNeeds): Drain {
  const lanes = new Map<string, Lane>()
  const roster = createRoster(store.outbox)
  const berths = createBerths(AT_ONCE)
  const uploadBerths = createBerths(UPLOADS_AT_ONCE)
  const dueLooks = createDueLooks(clock)
  const isRunning = (accountId: AccountId) => state === 'running' && !departures.hasLeft(accountId)
  let quarantined: readonly QuarantinedEntry[] = []
  let state: 'new' | 'running' | 'stopping' = 'new'

  function poke(entry: OutboxEntry): void {
    // Also while nothing runs: whoever is poked later in this lane must find before him who was there first.
    roster.enrol(entry)
    if (entry.delivery.state !== 'checking') dueLooks.forget(entry.id)
    if (!isRunning(entry.accountId)) return
    const key = laneOf(entry)
    const lane = lanes.get(key)
    if (lane === undefined) return begin(key, entry.accountId)
    lane.isPoked = true
    lane.wake()
  }

  function begin(key: string, accountId: AccountId): void {
    let finish: () => void = () => {}
    const done = new Promise<void>(resolve => (finish = resolve))
    const lane: Lane = { key, accountId, isPoked: false, looksNow: false, wake: () => {}, done }
    lanes.set(key, lane)
    void walk(lane).then(finish)
  }

  async function walk(lane: Lane): Promise<void> {
    let isRested = false
    while (isRunning(lane.accountId)) {
      try {
        if (lane.isPoked) isRested = false
        lane.isPoked = false
        const head = await nextIn(lane)
        if (head === null && lane.isPoked) continue
        if (head === null) break
        const waitMs: number = isRested ? 0 : waitOf(head.entry, { now: clock.now(), hold: holds.on(head.entry.accountId), lookInMs: lane.looksNow ? 0 : lookInMs(head.entry) })
        const editedMs = edits.leftMs(head.entry.id)
        isRested = waitMs > 0 || editedMs > 0 ? await rest(lane, Math.max(waitMs, editedMs)) : await act(head, lane)
      } catch (error) {
        log.bug('outbox lane', error)
        isRested = false
        await rest(lane, AFTER_TROUBLE_MS)
      }
    }
    lanes.delete(lane.key)
  }

  /** The entry to move on; null when there is none, or a person has to decide first. */
  async function nextIn({ key }: Lane): Promise<OutboxRow | null> {
    const rows = await roster.rowsOf(key)
    const pointless = pointlessOf(rows)
    for (const { id } of pointless) await ledger.apply(id, { type: 'superseded' })
    const head = headOf(rows.filter(({ entry }) => !pointless.includes(entry)))
    return head === null || isBlocked(head) || isHeldUp(head.entry, quarantined) ? null : head
  }

  /** @returns true when the time was slept through, so that a clock that was set meanwhile changes nothing */
  async function rest(lane: Lane, ms: number): Promise<boolean> {
    if (lane.isPoked || !isRunning(lane.accountId)) return false
    const nap = new AbortController()
    lane.wake = () => nap.abort()
    await clock.sleep(ms, nap.signal)
    lane.wake = () => {}
    return !nap.signal.aborted
  }

  async function act(head: OutboxRow, lane: Lane): Promise<boolean> {
    const leave = await (isUpload(head) ? uploadBerth(lane) : berths.take(lane.accountId))
    if (leave === null) return false
    try {
      const held = isLost(head.entry) ? null : holds.pass(lane.accountId)
      if (held !== null) await showHold(head.entry, held, lane)
      else if (isRunning(lane.accountId)) await moveOn(head, lane)
    } finally {
      leave()
    }
    return false
  }

  /** The wait may be long: whatever is new in the lane ends it, and the lane thinks again. */
  async function uploadBerth(lane: Lane): Promise<(() => void) | null> {
    if (lane.isPoked) return null
    const wait = new AbortController()
    lane.wake = () => wait.abort()
    const leave = await uploadBerths.take(lane.accountId, wait.signal)
    lane.wake = () => {}
    return leave
  }

  async function moveOn(head: OutboxRow, lane: Lane): Promise<void> {
    const { state } = head.entry.delivery
    if (state === 'checking') await deliver.lookBack(head, isDue(head.entry, lane))
    if (state === 'queued') await deliver.send(head, () => isRunning(lane.accountId) && edits.leftMs(head.entry.id) === 0)
    if (isLost(head.entry)) await applyOrRest(head.entry, { type: 'restarted' }, lane)
  }

  const lookInMs = ({ id, delivery }: OutboxEntry) => (delivery.state === 'checking' ? dueLooks.leftMs(id, delivery) : 0)

  function isDue(entry: OutboxEntry, lane: Lane): boolean {
    const isEarly = lane.looksNow && lookInMs(entry) > 0
    lane.looksNow = false
    return !isEarly
  }

  /** What waits for its account says so, and until when. */
  async function showHold(entry: OutboxEntry, { failure, until }: Hold, lane: Lane): Promise<void> {
    if (entry.delivery.state === 'queued' && !showsHold(entry, failure)) await applyOrRest(entry, { type: 'notTried', failure, retryAt: until }, lane)
  }

  async function applyOrRest({ id }: OutboxEntry, event: DeliveryEvent, lane: Lane): Promise<void> {
    const applied = await ledger.apply(id, event)
    if (applied.ok) return diskHolds.lift(id)
    if (applied.failure.kind !== 'takenOver') diskHolds.put(id, applied.failure)
    await rest(lane, AFTER_TROUBLE_MS)
  }

  async function start(): Promise<void> {
    quarantined = await store.outbox.quarantined(null)
    const underWay = (await store.outbox.open()).filter(({ entry }) => UNDER_WAY.has(entry.delivery.state))
    for (const { entry } of underWay) await ledger.apply(entry.id, { type: 'restarted' })
    for (const { entry } of await store.outbox.open()) roster.enrol(entry)
    if (state !== 'new') return
    state = 'running'
    // Asked again, since somebody may have pressed Send meanwhile.
    for (const { entry } of await store.outbox.open()) poke(entry)
  }

  async function still(isMeant: (lane: Lane) => boolean): Promise<void> {
    const meant = [...lanes.values()].filter(isMeant)
    for (const lane of meant) lane.wake()
    await Promise.all(meant.map(({ done }) => done))
  }

  return {
    start,
    poke,
    openIn: roster.rowsOf,
    async lookAtQuarantine() {
      quarantined = await store.outbox.quarantined(null)
      for (const { entry } of await store.outbox.open()) poke(entry)
    },
    lookNow(entry) {
      poke(entry)
      const lane = lanes.get(laneOf(entry))
      if (lane !== undefined) lane.looksNow = true
    },
    release(accountId) {
      if (accountId !== null) holds.lift(accountId)
      for (const lane of lanes.values()) {
        if (accountId !== null && lane.accountId !== accountId) continue
        holds.lift(lane.accountId)
        lane.isPoked = true
        lane.wake()
      }
    },
    async leave(accountId) {
      departures.leave(accountId)
      await still(lane => lane.accountId === accountId)
    },
    async comeBack(accountId) {
      if (!departures.comeBack(accountId) || state !== 'running') return
      try {
        for (const { entry } of await store.outbox.open()) if (entry.accountId === accountId) poke(entry)
      } catch (error) {
        log.bug('an account comes back', error)
      }
    },
    stop() {
      state = 'stopping'
      return still(() => true)
    },
  }
}

/** Only its lane moves an entry: where it is under way and the lane comes by, its end was lost with another life or to a bug. */
const isLost = ({ delivery: { state } }: OutboxEntry): boolean => state === 'sending' || state === 'uploading'
