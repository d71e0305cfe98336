import type { AccountId, ConversationId } from '#app/domain/ids.ts'
import type { EpochMs } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'
import { ok, type Result } from '#app/result.ts'
import { orBug } from '#main/log/or-bug.ts'
import { createAccountLine, type AccountLine } from './account-line.ts'
import { createAccountParts, type AccountParts } from './account-parts.ts'
import { toStatus } from './account-status.ts'
import { createApplySignal } from './apply-signal.ts'
import { isOfThisOneOnly, needsPerson, retryAt } from './backoff.ts'
import { createBell } from './bell.ts'
import { createCursors } from './cursor.ts'
import { createDuties, type Duties } from './duties.ts'
import { createGoodTimes } from './good-times.ts'
import { createOpenThread, type OpenThread } from './open-thread.ts'
import type { Duty, Hold, Pulse } from './schedule.ts'
import { createStream } from './stream.ts'
import type { SyncNeeds } from './sync-needs.ts'

// connecting → filling (page by page, usable after the first) → live, or polling where there are no events
//      ↓ any ↑                                                      ↓ the connection breaks: polling, then a comparison
//    failed: tried again by itself, or held until `retry` where only a person can help

/** The pulling of one account, from opening to closing. A new try with a new credential is a new one of these. */
export type AccountPull = Readonly<{
  /** Something that a person asked for; `close` waits for it. */
  act<T>(work: (acting: Acting) => Promise<Result<T>>): Promise<Result<T>>
  openThread(id: ConversationId | null): Promise<Result<null>>
  /** Asks for one conversation and its thread, whatever the hour. */
  refresh(id: ConversationId): Promise<Result<null>>
  setVisible(isVisible: boolean): void
  /** Asks for the list now, which tells how the account is. */
  checkList(): void
  /** Compares now: after the machine slept, say. */
  checkNow(): void
  /** Ends everything and answers when nothing of it can write any more. */
  close(): Promise<void>
}>

export type Acting = Pick<AccountParts, 'threads' | 'looks' | 'people' | 'contacts' | 'campaigns' | 'search'> & Readonly<{ line: AccountLine }>

type AccountNeeds = SyncNeeds & Readonly<{ id: AccountId; isVisible: boolean; lastGoodAt: EpochMs | null }>

export function createAccountPull(needs: AccountNeeds): AccountPull {
  const { id: account, directory, store, clock, random, log } = needs
  const end = new AbortController()
  const bell = createBell(clock)
  const line = createAccountLine({ id: account, directory, clock, end: end.signal, onFailure: heed })
  const parts = createAccountParts({ ...needs, line })
  const cursors = createCursors(store.cursors, account)
  const { recent, audit, list, staleThings, comparing } = parts
  const goodTimes = createGoodTimes({ ...needs, account, cursors })
  let { isVisible } = needs
  let hold: Hold | null = null
  /** Nobody could ask for a while: a start, a sleep, a service that was not reached. */
  let wasAway = true
  let trouble: Failure | null = null
  let isInDoubt = false

  const stream = createStream({
    log,
    onHeard: recent.hear,
    apply: createApplySignal({
      ...needs, ...parts, line,
      onHeard: (id, item) => (stream.state() === 'live' ? audit.heard(id, item.at) : undefined),
      onState: id => (opened.id() === id ? duties.want('thread') : undefined),
    }),
    onApplied(outcome) {
      if (!outcome.ok) {
        stream.lost()
        compareNow()
      } else noteAlive()
      bell.ring()
    },
    onHeartbeat: noteAlive,
    onConnection({ state, failure }) {
      audit.streamBroke()
      if (state === 'down') isInDoubt = true
      // A refusal here need not be the end of the credential: the list will tell.
      if (failure?.kind === 'rateLimited') heed(failure)
      // Whether the service is gone or only its events: the list tells at once, not in a minute.
      if (failure?.kind === 'unauthorised' || state === 'down') duties.want('list')
      if (state === 'live') compareNow()
      tellStatus()
      bell.ring()
    },
  })

  const opened: OpenThread = createOpenThread({
    store, clock, end: end.signal, ...parts,
    onOpened: () => duties.begun('thread'),
    onFailure: failure => duties.failed('thread', failure),
  })

  const duties: Duties = createDuties({
    clock, random, log, bell, pulse,
    work: {
      list: pullList,
      thread: opened.freshen,
      stale: staleThings.run,
      round: () => parts.round.run(opened.id()),
      people: parts.people,
      backlog: parts.backlogWork.next,
      history: list.fillOn,
    },
    onEnded: noteEnded,
  })

  function pulse(): Pulse {
    if (hold?.until != null && hold.until <= clock.now()) hold = null
    return {
      events: stream.state(), isWindowVisible: isVisible, isThreadOpen: opened.id() !== null, staleAt: staleThings.nextAt(),
      backlogInMs: parts.backlogWork.nextInMs(), hasHistory: list.hasHistory(), hold, duties: duties.states(),
    }
  }

  async function pullList(): Promise<Result<null>> {
    const service = await directory.line(account)
    if (!service.ok) {
      heed(service.failure)
      return service
    }
    stream.connect(service.value.watch)
    const comparison = stream.beginComparison()
    const pulled = await list.pull(stream.isBroken())
    if (pulled.ok) comparison.confirm()
    return pulled
  }

  /** Some failures concern the whole account, whichever call met them. */
  function heed(failure: Failure): void {
    const chance = { now: clock.now(), random }
    if (needsPerson(failure)) hold = { failure, until: null }
    else if (failure.kind === 'rateLimited' && hold?.until !== null) hold = { failure, until: retryAt(1, failure, chance) }
    else return
    duties.want('list')
    tellStatus()
  }

  /** Something may have been missed: the list and the open thread are compared at once. */
  function compareNow(): void {
    // The open thread may be there before the list: what it finds belongs to this comparison.
    comparing.began('afterBreak')
    duties.want('list')
    duties.want('thread')
  }

  function noteEnded(duty: Duty, outcome: Result<null>): void {
    if (duty === 'list') {
      trouble = outcome.ok ? null : outcome.failure
      if (trouble !== null) wasAway = true
      isInDoubt = false
    }
    // Whether it is this one call or the whole service: the list tells at once, not minutes later.
    else if (!outcome.ok && !isOfThisOneOnly(outcome.failure)) duties.want('list')
    if (outcome.ok && (duty === 'list' || duty === 'round' || duty === 'history')) goodTimes.answered()
    if (outcome.ok && comparing.settle({ hasEvents: stream.state() !== 'none', wasAway })) wasAway = false
    if (duty === 'list' || duty === 'round' || duty === 'history') tellStatus()
  }

  /** What is shown is up to date as long as events come, or would: nothing was missed, and the list could be asked for. */
  function noteAlive(): void {
    if (hold !== null || trouble !== null || stream.isBroken()) return
    if (goodTimes.told()) tellStatus()
  }

  function tellStatus(): void {
    if (end.signal.aborted) return
    directory.setStatus(account, toStatus({ pulse: pulse(), trouble, lastGoodAt: goodTimes.last(), isInDoubt, pagesDone: list.pagesDone(), knownEveryMs: parts.round.longestMs() }))
  }

  async function begin(): Promise<Result<null>> {
    await goodTimes.begin()
    await list.begin()
    await parts.backlogWork.begin()
    return ok(null)
  }

  /** Not a step before it is known how far an earlier run came: the account says why it stands still, and begins again. */
  async function run(): Promise<void> {
    for (let attempt = 1; !end.signal.aborted; attempt += 1) {
      const begun = await orBug(log, 'sync: begin', begin)
      if (begun.ok) break
      const until = retryAt(attempt, begun.failure, { now: clock.now(), random })
      if (hold?.until !== null) hold = { failure: begun.failure, until }
      tellStatus()
      await clock.sleep(until - clock.now(), end.signal)
    }
    tellStatus()
    await duties.run(end.signal)
  }

  const running = orBug(log, 'sync: run', async () => ok(await run()))
  const acts = new Set<Promise<unknown>>()

  function act<T>(work: (acting: Acting) => Promise<Result<T>>): Promise<Result<T>> {
    const acting = orBug(log, 'sync: asked', () => work({ ...parts, line }))
    acts.add(acting)
    const leave = () => {
      acts.delete(acting)
      bell.ring()
    }
    void acting.then(leave, leave)
    return acting
  }

  return {
    act,
    openThread: id => act(() => opened.open(id)),
    refresh: id =>
      act(async ({ looks }) => {
        parts.stale.conversations.want(id)
        bell.ring()
        const fresh = await looks.lookAnyway(id, 'openThread')
        return fresh.ok ? ok(null) : fresh
      }),
    setVisible(now) {
      isVisible = now
      bell.ring()
    },
    checkList: () => duties.want('list'),
    checkNow() {
      // Whoever calls this has no faith in what he heard: a machine that slept may be told hours later that its connection had ended.
      stream.lost()
      wasAway = true
      compareNow()
    },
    async close() {
      end.abort()
      await Promise.allSettled([running, stream.close(), ...acts])
    },
  }
}
