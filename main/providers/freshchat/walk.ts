import { z } from 'zod'
import type { ConversationRecord } from '#app/domain/conversation.ts'
import { DAY_MS } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'
import { fail, ok, type Result } from '#app/result.ts'
import type { Clock } from '#main/clock/clock.ts'
import { readCursor, writeCursor } from '#main/providers/cursor.ts'
import type { Page } from '#main/providers/provider.ts'
import { MOST_ITEMS } from './client.ts'
import { conversationsOf, MOST_IDS, readConversations, Waiting, type ReadingNeeds } from './read-conversations.ts'
import { hasNextPage } from './wire/page.ts'
import { readList } from './wire/records.ts'
import { FreshchatUser } from './wire/user.ts'

/** How far back a first filling reaches. */
const USUAL_WINDOW_MS = 30 * DAY_MS
/** One step asks for about this many conversations, so that it ends in seconds and can be paused between any two. */
const STEP_CONVERSATIONS = 20
/** The first one is short: somebody looks at an empty list. */
const FIRST_CONVERSATIONS = 5
const STEP_USERS = 20

/** Most recent first, so that what matters comes early. Which fields sort is not documented; who refuses the question gets it without. */
const NEWEST_FIRST = { sort_by: 'updated_time', sort_order: 'desc' } as const

/**
 * Where the walk stands. `since` = nothing older is wanted, in ISO 8601; '' = everything. `keepsOpen` = what is not resolved
 * is wanted however old. `users` are all that were met on `page`; the first `done` of them have been asked for their
 * conversations; `waiting` are those conversations, not yet read. `users: null` = there is nobody left to ask.
 */
const WalkState = z.object({
  since: z.string(),
  keepsOpen: z.boolean(),
  isSorted: z.boolean(),
  page: z.number().int().min(1),
  users: z.array(z.string()).max(MOST_IDS).nullable(),
  done: z.number().int().min(0),
  waiting: Waiting,
})
type WalkState = z.infer<typeof WalkState>

type WalkNeeds = ReadingNeeds & Readonly<{ clock: Clock }>
type Asking = Readonly<{ signal?: AbortSignal | undefined }>

/**
 * The list of conversations, which the API does not have: users that changed → their conversations' ids → each conversation.
 *
 *     page of users ──► some users ──► ids wait ──► twenty at a time are read ──► a page of ours
 *          ▲                                                      │ nothing waits, nobody left on this page
 *          └──── read the page once more; new faces? ◄────────────┘ no: the next page, or the end
 *
 * Users may move while we walk (their order is not documented), so a page is read again before it is left: who slipped onto
 * it from the next page is not missed.
 */

export function createWalk(needs: WalkNeeds) {
  return {
    /**
     * @param updatedSince epoch milliseconds; null = the usual window, and what is open in spite of its age. A walk that goes
     * on from a cursor keeps its own.
     */
    everyone: async ({ cursor, updatedSince, signal }: Asking & Readonly<{ cursor: string | null; updatedSince: number | null }>) => {
      const since = new Date(updatedSince ?? Math.max(0, needs.clock.now() - USUAL_WINDOW_MS)).toISOString()
      const start: WalkState = { since, keepsOpen: updatedSince === null, isSorted: true, page: 1, users: [], done: 0, waiting: [] }
      if (cursor === null) return step(needs, { state: start, most: FIRST_CONVERSATIONS, signal })
      return step(needs, { state: readCursor(WalkState, cursor), most: STEP_CONVERSATIONS, signal })
    },
    /** All conversations of one user. */
    ofUser: async ({ cursor, userId, signal }: Asking & Readonly<{ cursor: string | null; userId: string }>) => {
      if (cursor !== null) return step(needs, { state: readCursor(WalkState, cursor), most: STEP_CONVERSATIONS, signal })
      const waiting = await conversationsOf(needs.client, userId, signal)
      if (!waiting.ok) return waiting
      const state: WalkState = { since: '', keepsOpen: true, isSorted: true, page: 1, users: null, done: 0, waiting: [...waiting.value] }
      return step(needs, { state, most: STEP_CONVERSATIONS, signal })
    },
  }
}

type Stepping = Asking & Readonly<{ state: WalkState | null; most: number }>

async function step(needs: WalkNeeds, { state, most, signal }: Stepping): Promise<Result<Page<ConversationRecord>>> {
  if (state === null) return fail({ kind: 'unreadable', path: 'cursor', found: 'malformed' })
  const { state: reached, unreadable, failure } = await gather(needs, { state, most, signal })
  const batch = failure === null ? reached.waiting.slice(0, most) : []
  // Names first: they are at hand while the walk goes on, and one call away after a restart.
  const named = await needs.users.fetch(batch.map(([, userId]) => userId), signal)
  const read = await readConversations(needs, named.ok ? batch : [], signal)
  if (signal?.aborted) return fail({ kind: 'cancelled' })

  // What was read before something went wrong is worth keeping: the next step meets the same trouble at once and tells it.
  // Where the quota is smaller than a step, so is the way to a step's first conversation.
  const trouble = failure ?? (named.ok ? read.failure : named.failure)
  const isFurther = trouble?.kind === 'rateLimited' && reached !== state
  if (trouble !== null && read.items.length === 0 && !isFurther) return fail(trouble)
  const rest: WalkState = { ...reached, waiting: reached.waiting.filter(([id]) => !read.settled.has(id)) }
  const isOver = rest.users === null && rest.waiting.length === 0
  return ok({ items: read.items.filter(item => isWanted(item, state)), unreadable: [...unreadable, ...read.unreadable], next: isOver ? null : writeCursor(rest) })
}

function isWanted(item: ConversationRecord, { since, keepsOpen }: WalkState): boolean {
  return since === '' || item.updatedAt >= Date.parse(since) || (keepsOpen && item.status !== 'resolved')
}

type Gathering = Asking & Readonly<{ state: WalkState; most: number }>
type Gathered = Readonly<{ state: WalkState; unreadable: readonly string[]; failure: Failure | null }>

/** Asks users for their conversations until enough of those wait, nobody is left, or something goes wrong. */
async function gather(needs: WalkNeeds, { state: from, most, signal }: Gathering): Promise<Gathered> {
  let state = from
  const unreadable: string[] = []
  let asked = 0
  while (state.users !== null && state.waiting.length < most && asked < STEP_USERS) {
    const userId = state.users[state.done]
    if (userId === undefined) {
      const turned = await turnPage(needs, state, signal)
      if (!turned.ok) return { state, unreadable, failure: turned.failure }
      unreadable.push(...turned.value.unreadable)
      state = turned.value.state
      continue
    }
    const found = await conversationsOf(needs.client, userId, signal)
    if (!found.ok && found.failure.kind !== 'notFound') return { state, unreadable, failure: found.failure }
    asked += 1
    const known = new Set(state.waiting.map(([id]) => id))
    const fresh = found.ok ? found.value.filter(([id]) => !known.has(id)) : []
    state = { ...state, done: state.done + 1, waiting: [...state.waiting, ...fresh] }
  }
  return { state, unreadable, failure: null }
}

/** Reads the page again for new faces, and goes on to the next one when there are none. */
async function turnPage(needs: WalkNeeds, state: WalkState, signal: AbortSignal | undefined): Promise<Result<{ state: WalkState; unreadable: readonly string[] }>> {
  const known = new Set(state.users ?? [])
  const again = await pageOfUsers(needs, state, signal)
  if (!again.ok && again.failure.kind === 'rejected' && state.isSorted) return ok({ state: { ...state, isSorted: false }, unreadable: [] })
  if (!again.ok) return again
  const fresh = again.value.ids.filter(id => !known.has(id))
  const users = [...known, ...fresh]
  const { unreadable } = again.value
  if (fresh.length > 0) return ok({ state: { ...state, users }, unreadable })
  if (!again.value.hasNext) return ok({ state: { ...state, users: null }, unreadable })
  return ok({ state: { ...state, page: state.page + 1, users: [], done: 0 }, unreadable })
}

async function pageOfUsers({ client, users }: WalkNeeds, { page, since, isSorted }: WalkState, signal: AbortSignal | undefined) {
  const query = { updated_from: since, items_per_page: MOST_ITEMS, ...(isSorted ? NEWEST_FIRST : {}) }
  const reply = await client.getPage('/users', page, { query, signal })
  if (!reply.ok) return reply
  if (reply.value.isPastTheEnd) return ok({ ids: [], unreadable: [], hasNext: false })
  const { body } = reply.value
  const read = readList(FreshchatUser, body, 'users')
  if (!read.ok) return read
  read.value.items.forEach(users.keep)
  return ok({ ids: read.value.items.map(user => user.id), unreadable: read.value.unreadable, hasNext: hasNextPage(body, page) })
}
