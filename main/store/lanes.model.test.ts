import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ConversationView, NOT_NARROWED } from '#app/contract/conversations.ts'
import { CONVERSATION_STATUSES, type ConversationRecord } from '#app/domain/conversation.ts'
import { accountId, conversationId, groupId, operatorId, type AccountId } from '#app/domain/ids.ts'
import { LANES } from '#app/domain/lane.ts'
import { aConversationRecord, anAccount, at } from '#main/testing/builders.ts'
import { aStore, valueOf } from './testing/a-store.ts'

const ACCOUNTS = ['one', 'two', 'three'].map(accountId)
const me = (account: AccountId) => operatorId(account, 'me')

const records = fc
  .array(
    fc.record({
      account: fc.constantFrom(...ACCOUNTS),
      status: fc.constantFrom('pending' as const, 'open' as const, 'waiting' as const, 'resolved' as const),
      assignee: fc.constantFrom('nobody', 'me', 'other'),
      hasGroup: fc.boolean(),
      updated: fc.nat(20),
      waits: fc.option(fc.nat(20)),
    }),
    { maxLength: 40 },
  )
  .map(all =>
    all.map(({ account, status, assignee, hasGroup, updated, waits }, number) =>
      aConversationRecord({
        id: conversationId(account, `c${number}`), status, groupId: hasGroup ? groupId(account, 'g') : null,
        assigneeId: assignee === 'nobody' ? null : operatorId(account, assignee), updatedAt: at(updated), waitingSince: waits === null ? null : at(waits),
      }),
    ),
  )
const statuses = fc.option(fc.constantFrom(...CONVERSATION_STATUSES))
const scopes = fc.option(fc.subarray(ACCOUNTS))

/** The lanes in the words of the product. */
function isIn({ lane, scope, status: only }: ConversationView, { accountId: account, status, waitingSince, assigneeId, groupId: group }: ConversationRecord): boolean {
  if (only !== null && status !== only) return false
  if (scope !== null && !scope.includes(account)) return false
  if (lane === 'all') return true
  if (lane === 'resolved') return status === 'resolved'
  if (status === 'resolved') return false
  if (lane === 'waiting') return waitingSince !== null
  if (lane === 'mine') return assigneeId === me(account)
  return assigneeId === null && group === null
}

const timeIn = ({ lane }: ConversationView, { waitingSince, updatedAt }: ConversationRecord) => (lane === 'waiting' ? Number(waitingSince) : 0 - updatedAt)

test('every lane shows what belongs into it, in its order, with its length and its places', async () => {
  await fc.assert(
    fc.asyncProperty(fc.record({ told: records, scope: scopes, lane: fc.constantFrom(...LANES), status: statuses }), async ({ told, scope, lane, status }) => {
      const store = await aStore()
      for (const [position, id] of ACCOUNTS.entries()) valueOf(await store.accounts.put(anAccount({ id, position })))
      valueOf(await store.conversations.upsert(told, at(0)))
      const view: ConversationView = { lane, scope, ...NOT_NARROWED, status }
      const wanted = told.filter(record => isIn(view, record))

      const windows = []
      for (let offset = 0; offset < told.length + 7; offset += 7) windows.push(await store.conversations.list(view, { offset, limit: 7 }))
      const shown = windows.flatMap(({ rows }) => rows.map(({ conversation }) => conversation))

      const times = shown.map(conversation => timeIn(view, conversation))
      expect(new Set(shown.map(({ id }) => id))).toEqual(new Set(wanted.map(({ id }) => id)))
      expect(shown).toHaveLength(wanted.length)
      expect(times).toEqual(times.toSorted((a, b) => a - b))
      for (const { total } of windows) expect(total).toBe(wanted.length)
      const inLane = told.filter(record => isIn({ ...view, status: null }, record))
      expect((await store.conversations.counts(scope))[lane]).toBe(inLane.length)
      for (const { id } of told) {
        const place = shown.findIndex(other => other.id === id)
        expect(await store.conversations.place(view, id)).toBe(place < 0 ? null : place)
      }
      store.close()
    }),
    { numRuns: 120 },
  )
})
