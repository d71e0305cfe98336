import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Message } from '#app/domain/message.ts'
import { remoteOf } from '#app/domain/ids.ts'
import { aBareConversationRecord, aMessage, aNote, anEvent, aReply, at, CONVERSATION } from '#main/testing/builders.ts'
import type { Store } from './store.ts'
import { aStore, valueOf } from './testing/a-store.ts'

// Whatever happens in whatever order, what is shown is what a slow and plain reading of the thread gives.

type Kind = 'contact' | 'operator' | 'automation' | 'note' | 'event'
type Step =
  | Readonly<{ step: 'store'; kind: Kind; time: number; isNew: boolean }>
  | Readonly<{ step: 'remove'; nth: number }>
  | Readonly<{ step: 'read' | 'markUnread' | 'resolve' | 'reopen' | 'toldAgain' }>

type Kept = Readonly<{ kind: Kind; time: number; isNew: boolean }>
type Model = { items: Kept[]; readAt: number; marked: number; isResolved: boolean }

const anItem = ({ kind, time }: Readonly<{ kind: Kind; time: number }>) => {
  const said = { remote: `i${time}`, at: at(time), text: `text ${time}` }
  switch (kind) {
    case 'contact':
      return aMessage(said)
    case 'operator':
      return aReply(said)
    case 'automation':
      return aMessage({ ...said, author: { kind: 'automation', name: 'Bot', operatorId: null } satisfies Message['author'] })
    case 'note':
      return aNote(said)
    default:
      return anEvent(said)
  }
}

const kinds = fc.constantFrom<Kind>('contact', 'contact', 'operator', 'automation', 'note', 'event')
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ step: fc.constant('store' as const), kind: kinds, time: fc.integer({ min: 1, max: 40 }), isNew: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ step: fc.constant('remove' as const), nth: fc.nat(20) }) },
    { weight: 3, arbitrary: fc.record({ step: fc.constantFrom(...(['read', 'markUnread', 'resolve', 'reopen', 'toldAgain'] as const)) }) },
  ),
  { maxLength: 30 },
)

async function take(step: Step, store: Store, model: Model): Promise<void> {
  switch (step.step) {
    case 'store':
      valueOf(await store.thread.upsert(CONVERSATION, [anItem(step)], { isNew: step.isNew, seenAt: at(0) }))
      if (!model.items.some(({ kind, time }) => time === step.time && typeOf(kind) === typeOf(step.kind))) model.items.push(step)
      return
    case 'remove': {
      const gone = model.items[step.nth % Math.max(1, model.items.length)]
      if (gone === undefined) return
      valueOf(await store.thread.removeItem(CONVERSATION, remoteOf(anItem(gone).id)))
      model.items = model.items.filter(({ time }) => time !== gone.time)
      return
    }
    case 'read':
      valueOf(await store.conversations.patch(CONVERSATION, { unreadCount: 0 }))
      model.readAt = Math.max(model.readAt, ...model.items.map(({ time }) => time))
      model.marked = 0
      return
    case 'markUnread':
      valueOf(await store.conversations.patch(CONVERSATION, { unreadCount: 1 }))
      model.marked = 1
      return
    case 'resolve':
    case 'reopen':
      model.isResolved = step.step === 'resolve'
      valueOf(await store.conversations.patch(CONVERSATION, { status: model.isResolved ? 'resolved' : 'open' }))
      return
    case 'toldAgain':
      valueOf(await store.conversations.upsert([aBareConversationRecord({ status: model.isResolved ? 'resolved' : 'open' })], at(0)))
  }
}

const typeOf = (kind: Kind) => (kind === 'note' || kind === 'event' ? kind : 'message')

function expected({ items, readAt, marked, isResolved }: Model) {
  const inTime = items.toSorted((a, b) => a.time - b.time)
  const answered = Math.max(0, ...inTime.filter(({ kind }) => kind === 'operator').map(({ time }) => time))
  const unread = inTime.filter(({ kind, isNew, time }) => kind === 'contact' && isNew && time > Math.max(answered, readAt))
  const waiting = inTime.find(({ kind, time }) => kind === 'contact' && time > answered)
  const shown = inTime.findLast(({ kind }) => kind !== 'event')
  return {
    unreadCount: Math.max(marked, unread.length),
    waitingSince: waiting === undefined || isResolved ? null : at(waiting.time),
    ...(shown === undefined ? {} : { preview: { text: `text ${shown.time}` } }),
  }
}

/** Two items of one moment would make "newest" a matter of taste: the plain reading wants times of their own. */
function withoutTies(all: readonly Step[]): readonly Step[] {
  const taken = new Map<number, Kind>()
  return all.filter(step => {
    if (step.step !== 'store') return true
    const kind = taken.get(step.time) ?? step.kind
    taken.set(step.time, kind)
    return kind === step.kind
  })
}

test('unread, waiting and preview are what a plain reading of the thread gives, after every step', async () => {
  await fc.assert(
    fc.asyncProperty(steps.map(withoutTies), async all => {
      const store = await aStore()
      valueOf(await store.conversations.upsert([aBareConversationRecord()], at(0)))
      const model: Model = { items: [], readAt: 0, marked: 0, isResolved: false }
      for (const step of all) {
        await take(step, store, model)
        expect((await store.conversations.get(CONVERSATION))?.conversation).toMatchObject(expected(model))
      }
      store.close()
    }),
    { numRuns: 150 },
  )
})

const threads = fc.uniqueArray(fc.tuple(kinds, fc.integer({ min: 1, max: 1_000 })), { selector: ([, time]) => time, maxLength: 30 })

test('a thread told in any order, in any pieces, twice, is the same thread', async () => {
  await fc.assert(
    fc.asyncProperty(threads, fc.integer({ min: 1, max: 7 }), async (told, pieces) => {
      const items = told.map(([kind, time]) => anItem({ kind, time }))
      const store = await aStore()
      for (const order of [items, items.toReversed()]) {
        for (let from = 0; from < order.length; from += pieces) {
          valueOf(await store.thread.upsert(CONVERSATION, order.slice(from, from + pieces), { isNew: false, seenAt: at(0) }))
        }
      }

      expect((await store.thread.page(CONVERSATION, 400)).items).toEqual(items.toSorted((a, b) => a.at - b.at))
      store.close()
    }),
    { numRuns: 60 },
  )
})
