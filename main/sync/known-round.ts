import { NOT_NARROWED } from '#app/contract/conversations.ts'
import type { AccountId, ConversationId } from '#app/domain/ids.ts'
import { ok, type Result } from '#app/result.ts'
import type { AccountLine } from './account-line.ts'
import { isOfThisOneOnly } from './backoff.ts'
import type { Backlog } from './backlog.ts'
import type { GapAudit } from './gap-audit.ts'
import type { KeepConversations } from './keep-conversations.ts'
import type { RecentEvents } from './recent-events.ts'
import { ROUND_EVERY_MS } from './schedule.ts'
import type { SyncNeeds } from './sync-needs.ts'
import type { ThreadLooks } from './thread-looks.ts'

/** Known conversations, asked for one by one where a service tells of no events. */
export type KnownRound = Readonly<{
  /** `except` = the open thread is asked for anyway. */
  run(except: ConversationId | null): Promise<Result<null>>
  /** How long the one that is asked for least often waits from time to time, in milliseconds, as the last round has shown. */
  longestMs(): number
}>

/** So many open ones are asked for in every round: with their threads now and then, and with the open thread, it is what a minute bears. */
const EVERY_ROUND_OPEN = 50
/** Where there are more, only those that changed last are, and the others have their turn, each with its thread, which costs two. */
const NEWEST_OF_MANY = 25
const IN_TURN = 15
const EVERY_ROUND_ANY = 5
/** From one to the next: a full round takes some forty seconds, and what a person does meanwhile finds room. */
const SPACING_MS = 700
const OPEN_AT_MOST = 500
/** Some services do not move a conversation's time with every message: now and then the thread itself is asked for, a fifth each time. */
const THREADS_EVERY_ROUNDS = 5
/** A conversation that is not found may not be visible yet; one that is not found again is gone. */
const GONE_AFTER = 2

type RoundNeeds = Pick<SyncNeeds, 'store' | 'changes' | 'clock' | 'log'> &
  Readonly<{
    id: AccountId
    line: AccountLine
    recent: RecentEvents
    audit: GapAudit
    keepConversations: KeepConversations
    backlog: Backlog
    looks: ThreadLooks
  }>

export function createKnownRound({ id: account, store, changes, clock, log, line, recent, audit, keepConversations, backlog, looks }: RoundNeeds): KnownRound {
  let round = 0
  let turn = 0
  let longestMs = ROUND_EVERY_MS
  const notFound = new Map<ConversationId, number>()
  /** The round in which the thread was last asked for. */
  const threadAsked = new Map<ConversationId, number>()

  /** Those of this round, and in how many rounds each has had its turn. */
  async function chosen(): Promise<Readonly<{ ids: readonly ConversationId[]; rounds: number }>> {
    const open = await store.conversations.openIds(account, OPEN_AT_MOST)
    const view = { lane: 'all', scope: [account], ...NOT_NARROWED } as const
    const newest = await store.conversations.list(view, { offset: 0, limit: EVERY_ROUND_ANY })
    const always = open.length > EVERY_ROUND_OPEN ? NEWEST_OF_MANY : open.length
    const others = open.slice(always)
    const inTurn = others.slice(turn, turn + IN_TURN)
    turn = turn + IN_TURN >= others.length ? 0 : turn + IN_TURN
    const ids = [...new Set([...newest.rows.map(row => row.conversation.id), ...open.slice(0, always), ...inTurn])]
    return { ids, rounds: Math.max(1, Math.ceil(others.length / IN_TURN)) }
  }

  async function look(id: ConversationId): Promise<Result<null>> {
    const askedAt = recent.mark()
    const found = await line.ask('list', (service, signal) => service.getConversation({ id, signal }))
    if (!found.ok) return found.failure.kind === 'notFound' ? missed(id) : found
    notFound.delete(id)
    const kept = await keepConversations([found.value], askedAt)
    if (!kept.ok) return kept
    const { updatedAt } = found.value
    // What is to be looked at again has its hour.
    const isNeeded = backlog.waiting(id)?.updatedAt !== updatedAt && (await audit.needsThread(found.value, true))
    if (!isThreadDue(id) && !isNeeded) return ok(null)
    const fresh = await looks.look({ id, updatedAt, isThorough: true }, 'list')
    if (!fresh.ok) return fresh
    threadAsked.set(id, round)
    return ok(null)
  }

  function isThreadDue(id: ConversationId): boolean {
    const last = threadAsked.get(id) ?? round - (threadAsked.size % THREADS_EVERY_ROUNDS)
    threadAsked.set(id, last)
    return round - last >= THREADS_EVERY_ROUNDS
  }

  async function missed(id: ConversationId): Promise<Result<null>> {
    const times = (notFound.get(id) ?? 0) + 1
    notFound.set(id, times)
    if (times < GONE_AFTER) return ok(null)
    notFound.delete(id)
    threadAsked.delete(id)
    const removed = await store.conversations.remove(id)
    if (removed.ok) changes.tell({ kind: 'conversations', ids: [id] })
    return removed
  }

  async function run(except: ConversationId | null): Promise<Result<null>> {
    const beganAt = clock.now()
    const { ids, rounds } = await chosen()
    for (const id of ids) {
      if (id === except) continue
      const askedAt = clock.now()
      const seen = await look(id)
      await line.pause(Math.max(0, SPACING_MS - (clock.now() - askedAt)))
      if (seen.ok) continue
      if (!isOfThisOneOnly(seen.failure)) return seen
      log.warn('a known conversation could not be asked for', { conversation: id, failure: seen.failure.kind })
    }
    round += 1
    longestMs = rounds * Math.max(ROUND_EVERY_MS, clock.now() - beganAt)
    return ok(null)
  }

  return { run, longestMs: () => longestMs }
}
