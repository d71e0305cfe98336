import { expect, test } from 'vitest'
import type { Capability } from '#app/domain/capability.ts'
import { groupId, operatorId } from '#app/domain/ids.ts'
import { HOUR_MS, MINUTE_MS } from '#app/domain/time.ts'
import { ACCOUNT } from '#main/testing/builders.ts'
import { anOutbox, FIRST, SECOND, type OutboxOnStage } from './testing/an-outbox.ts'
import { OFFLINE } from './testing/faults.ts'

// Status, assignee, read marks and segments: what sets a value and may be set again.

const REJECTED = { fault: 'fails', failure: { kind: 'rejected', reason: 'not allowed' } } as const
const DOWN = { fault: 'fails', failure: { kind: 'providerDown', status: 503 } } as const
const olga = operatorId(ACCOUNT, 'olga')
const billing = groupId(ACCOUNT, 'billing')

const rowOf = async ({ store }: OutboxOnStage, id = FIRST) => (await store.conversations.get(id))?.conversation
const calls = ({ account }: OutboxOnStage) => account.service.calls.map(({ name }) => name)

test('the row shows the wish at once, before the service has it', async () => {
  const stage = await anOutbox()
  stage.account.faults.cutOff = OFFLINE

  await stage.outbox.setStatus(FIRST, 'resolved')
  await stage.outbox.assign(FIRST, { operatorId: olga, groupId: billing })
  await stage.outbox.markRead(FIRST, true)

  expect(await rowOf(stage)).toMatchObject({ status: 'resolved', assigneeId: olga, groupId: billing, unreadCount: 0 })
  expect(stage.account.service.conversations.get(FIRST)).toMatchObject({ status: 'open', unreadCount: 3 })
  expect(stage.changes).toContainEqual({ kind: 'conversations', ids: [FIRST] })
})

test('its steps are told from the first attempt on: that it is wished for, the row shows', async () => {
  const { outbox, clock, steps } = await anOutbox()

  await outbox.setStatus(FIRST, 'resolved')
  await clock.advance(1_000)

  expect(steps.map(({ before, after }) => [before?.delivery.state ?? null, after.delivery.state])).toEqual([['queued', 'sending'], ['sending', 'sent']])
})

test('the service gets it, and the entry is done', async () => {
  const stage = await anOutbox()

  await stage.outbox.setStatus(FIRST, 'resolved')
  await stage.outbox.assign(SECOND, { operatorId: olga, groupId: null })
  await stage.outbox.markRead(SECOND, true)
  await stage.clock.advance(1_000)

  expect(stage.account.service.conversations.get(FIRST)?.status).toBe('resolved')
  expect(stage.account.service.conversations.get(SECOND)).toMatchObject({ assigneeId: olga, unreadCount: 0 })
  expect(await stage.store.outbox.open()).toEqual([])
})

test('marking as unread shows one unread message until the service tells how many', async () => {
  const stage = await anOutbox()
  await stage.outbox.markRead(FIRST, true)
  await stage.clock.advance(1_000)

  await stage.outbox.markRead(FIRST, false)

  expect((await rowOf(stage))?.unreadCount).toBe(1)
})

test('of several wishes of a kind only the newest is brought to the service', async () => {
  const stage = await anOutbox()
  stage.account.faults.cutOff = OFFLINE
  for (const status of ['resolved', 'open', 'waiting'] as const) await stage.outbox.setStatus(FIRST, status)
  await stage.outbox.setStatus(SECOND, 'resolved')
  await stage.clock.advance(100)
  const open = await stage.outbox.list(null)
  const inVain = calls(stage).length

  stage.account.faults.cutOff = null
  await stage.clock.advance(MINUTE_MS)

  expect(open).toHaveLength(2)
  expect(stage.account.service.conversations.get(FIRST)?.status).toBe('waiting')
  expect(calls(stage).slice(inVain)).toEqual(['setStatus', 'setStatus'])
})

test('a newer wish does not disturb one under way, and has the last word', async () => {
  const stage = await anOutbox()
  await stage.outbox.setStatus(FIRST, 'resolved')
  await stage.clock.advance(10)

  await stage.outbox.setStatus(FIRST, 'open')
  await stage.clock.advance(1_000)

  expect(calls(stage)).toEqual(['setStatus', 'setStatus'])
  expect(stage.account.service.conversations.get(FIRST)?.status).toBe('open')
})

test('segments are shown at once, and the last of several lists is the one that counts', async () => {
  const stage = await anOutbox()
  stage.account.faults.cutOff = OFFLINE
  await stage.outbox.setSegments(FIRST, ['vip'])
  await stage.outbox.setSegments(FIRST, ['vip', 'refund'])
  await stage.outbox.setStatus(FIRST, 'resolved')
  await stage.clock.advance(100)
  const shown = await rowOf(stage)
  const inVain = calls(stage).length

  stage.account.faults.cutOff = null
  await stage.clock.advance(MINUTE_MS)

  expect(shown).toMatchObject({ segments: ['vip', 'refund'], status: 'resolved' })
  expect(stage.account.service.conversations.get(FIRST)).toMatchObject({ segments: ['vip', 'refund'], status: 'resolved' })
  expect(calls(stage).slice(inVain)).toEqual(['setSegments', 'setStatus'])
})

test('segments that the service does not take are told to a person, and the truth is asked for', async () => {
  const stage = await anOutbox()
  stage.account.faults.reads.push({ fault: 'fails', failure: { kind: 'notFound' } })

  await stage.outbox.setSegments(FIRST, ['vip'])
  await stage.clock.advance(1_000)

  expect(await stage.outbox.list(null)).toMatchObject([{ intent: { kind: 'segments', segments: ['vip'] }, delivery: { state: 'failed', failure: { kind: 'notFound' } } }])
  expect(stage.refetched).toEqual([FIRST])
})

test('an answer and the resolving after it arrive in that order', async () => {
  const stage = await anOutbox()
  stage.account.faults.sends.push({ fault: 'answerLost' })

  await stage.reply('Done!')
  await stage.outbox.setStatus(FIRST, 'resolved')
  await stage.clock.advance(500)
  const whileInDoubt = calls(stage)
  await stage.clock.advance(5_000)

  expect(whileInDoubt).toEqual(['send'])
  expect(calls(stage)).toEqual(['send', 'findSent', 'setStatus'])
})

test('reading waits for nobody, and nobody waits for it', async () => {
  const stage = await anOutbox()
  stage.account.faults.sends.push({ fault: 'refused', failure: { kind: 'rejected', reason: 'no' } })
  await stage.reply('refused')
  await stage.clock.advance(0)
  await stage.outbox.markRead(FIRST, true)
  await stage.clock.advance(1_000)

  stage.account.faults.reads.push(DOWN, DOWN, DOWN, DOWN)
  await stage.outbox.markRead(SECOND, true)
  await stage.reply('hello', SECOND)
  await stage.clock.advance(100)

  expect(stage.account.service.conversations.get(FIRST)?.unreadCount).toBe(0)
  expect(stage.stored()).toEqual(['hello'])
})

test('where the service keeps no read mark ours is enough: nothing is asked of it and nothing fails', async () => {
  const without: readonly Capability[] = [{ name: 'teamUnread', state: 'notOffered' }]
  const stage = await anOutbox({ capabilities: without })

  await stage.outbox.markRead(FIRST, true)
  await stage.clock.advance(1_000)

  expect((await rowOf(stage))?.unreadCount).toBe(0)
  expect(calls(stage)).toEqual([])
  expect(await stage.store.outbox.open()).toEqual([])
})

test('a wish that is refused says so, the conversation is asked for again, and nobody waits behind it', async () => {
  const stage = await anOutbox()
  stage.account.faults.reads.push(REJECTED)

  await stage.outbox.setStatus(FIRST, 'resolved')
  await stage.reply('Hello')
  await stage.clock.advance(1_000)

  expect(await stage.outbox.list(null)).toMatchObject([{ intent: { kind: 'status' }, delivery: { state: 'failed', failure: REJECTED.failure } }])
  expect(stage.refetched).toEqual([FIRST])
  expect(stage.stored()).toEqual(['Hello'])
})

test('the conversation is asked for again only when the entry has failed on disk, so that the truth is not held back', async () => {
  const states: string[] = []
  const stage = await anOutbox()
  stage.account.faults.reads.push(REJECTED)
  stage.onRefetch.now = () => void stage.outbox.list(null).then(entries => states.push(...entries.map(({ delivery }) => delivery.state)))

  await stage.outbox.setStatus(FIRST, 'resolved')
  await stage.clock.advance(1_000)

  expect(states).toEqual(['failed'])
})

test('a service that is down for a while gets the wish when it is back; one that stays down is told to a person', async () => {
  const stage = await anOutbox()
  stage.account.faults.reads.push(DOWN, DOWN)
  await stage.outbox.setStatus(FIRST, 'resolved')
  await stage.clock.advance(MINUTE_MS)
  stage.account.faults.reads.push(...Array.from({ length: 20 }, () => DOWN))
  await stage.outbox.setStatus(SECOND, 'resolved')
  await stage.clock.advance(HOUR_MS)

  expect(stage.account.service.conversations.get(FIRST)?.status).toBe('resolved')
  expect(await stage.outbox.list(null)).toMatchObject([{ conversationId: SECOND, delivery: { state: 'failed', failure: DOWN.failure } }])
})

test('a failed wish that is retried is shown again, and set', async () => {
  const stage = await anOutbox()
  stage.account.faults.reads.push(REJECTED)
  await stage.outbox.setStatus(FIRST, 'resolved')
  await stage.clock.advance(1_000)
  await stage.store.conversations.patch(FIRST, { status: 'open' })
  const [failed] = await stage.outbox.list(null)
  if (failed === undefined) throw new Error('nothing failed')

  await stage.outbox.retry(failed.id)
  const shown = (await rowOf(stage))?.status
  await stage.clock.advance(1_000)

  expect(shown).toBe('resolved')
  expect(stage.account.service.conversations.get(FIRST)?.status).toBe('resolved')
})

test('a newer wish clears away an older one that failed', async () => {
  const stage = await anOutbox()
  stage.account.faults.reads.push(REJECTED)
  await stage.outbox.setStatus(FIRST, 'resolved')
  await stage.clock.advance(1_000)

  await stage.outbox.setStatus(FIRST, 'waiting')
  await stage.clock.advance(1_000)

  expect(await stage.outbox.list(null)).toEqual([])
})

/** Somebody resolved it without a network, thought again, and the network is back. */
async function aDiscardedWish() {
  const stage = await anOutbox()
  stage.account.faults.cutOff = OFFLINE
  await stage.outbox.setStatus(FIRST, 'resolved')
  const [waiting] = await stage.outbox.list(null)
  if (waiting === undefined) throw new Error('nothing waits')
  await stage.outbox.discard(waiting.id)
  stage.account.faults.cutOff = null
  return { stage, waiting }
}

test('a discarded wish is taken back', async () => {
  const { stage } = await aDiscardedWish()

  await stage.clock.advance(HOUR_MS)

  expect(stage.refetched).toEqual([FIRST])
  expect(calls(stage)).not.toContain('setStatus')
})

test('a discarded wish that is put back shows in the row and reaches the service', async () => {
  const { stage, waiting } = await aDiscardedWish()

  await stage.outbox.putBack(waiting.id)

  expect((await stage.store.conversations.get(FIRST))?.conversation.status).toBe('resolved')
  await stage.clock.advance(HOUR_MS)
  expect(stage.account.service.conversations.get(FIRST)?.status).toBe('resolved')
})

test('a wish for a conversation that the cache has lost is still brought to the service', async () => {
  const stage = await anOutbox()
  await stage.store.conversations.remove(FIRST)

  expect(await stage.outbox.setStatus(FIRST, 'resolved')).toEqual({ ok: true, value: null })
  await stage.clock.advance(1_000)

  expect(stage.account.service.conversations.get(FIRST)?.status).toBe('resolved')
})
