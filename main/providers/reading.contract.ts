import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Contact } from '#app/domain/contact.ts'
import { Conversation } from '#app/domain/conversation.ts'
import { Group } from '#app/domain/group.ts'
import { Inbox } from '#app/domain/inbox.ts'
import { Operator } from '#app/domain/operator.ts'
import { ThreadItem } from '#app/domain/thread.ts'
import type { ThreadItem as Item } from '#app/domain/thread.ts'
import type { ConversationId } from '#app/domain/ids.ts'
import type { Http } from './http/http.ts'
import type { ProviderAccount } from './provider.ts'
import { valueOf, walkPages, type StartFixture, type WireList } from './provider-fixture.contract.ts'

/** Lists, threads and single records, when all goes well and when a record of many is broken. */
export function describeReading(start: StartFixture): void {
  describe('conversations', () => {
    test('are listed page by page, each once, none left out', async () => {
      const desk = await start()
      const there = desk.world.addConversations(120)
      const account = desk.open()

      const { items, unreadable, pages } = await walkPages(cursor => account.listConversations({ cursor }))

      expect(items.map(({ id }) => id).toSorted()).toEqual(there.toSorted())
      expect(unreadable).toEqual([])
      expect(pages).toBeGreaterThan(1)
    })

    test('are listed on from a cursor after a restart', async () => {
      const desk = await start()
      const there = desk.world.addConversations(120)

      const first = valueOf(await desk.open().listConversations({ cursor: null }))
      const rest = await walkPages(cursor => desk.open().listConversations({ cursor: cursor ?? first.next }))

      expect([...first.items, ...rest.items].map(({ id }) => id).toSorted()).toEqual(there.toSorted())
    })

    test('are the same alone as in the list, and as whole as we know them', async () => {
      const desk = await start()
      const account = desk.open()
      const { items } = await walkPages(cursor => account.listConversations({ cursor }))
      expect(items.length).toBeGreaterThan(0)

      for (const listed of items) expect(valueOf(await account.getConversation({ id: listed.id }))).toEqual(listed)
      const whole = items.map(({ unreadCount, waitingSince, preview, ...rest }) => ({
        ...rest,
        unreadCount: unreadCount === 'ours' ? 0 : unreadCount,
        waitingSince: waitingSince === 'ours' ? null : waitingSince,
        preview: preview === 'ours' ? null : preview,
      }))
      expect(z.array(Conversation).parse(whole)).toEqual(whole)
    })

    test('that are not there are not found', async () => {
      const desk = await start()

      expect(await desk.open().getConversation({ id: desk.absent.conversationId })).toEqual({ ok: false, failure: { kind: 'notFound' } })
    })
  })

  describe('a thread', () => {
    test('is read from its newest stretch to its beginning, ascending, without a gap or a repeat', async () => {
      const desk = await start()
      const conversationId = desk.world.addThread(130)

      const stretches = await wholeThread(desk.open(), conversationId)

      const items = stretches.toReversed().flat()
      expect(items.map(textOf)).toEqual(Array.from({ length: 130 }, (_, n) => `line ${n}`))
      expect(items.map(({ at }) => at)).toEqual(items.map(({ at }) => at).toSorted((a, b) => a - b))
      expect(new Set(items.map(({ id }) => id)).size).toBe(130)
      expect(stretches.length).toBeGreaterThan(1)
      expect(z.array(ThreadItem).parse(items)).toEqual(items)
    })

    test('never shows a note as a message, and tells who wrote', async () => {
      const desk = await start()
      const conversationId = desk.world.addThread(30)

      const items = (await wholeThread(desk.open(), conversationId)).toReversed().flat()

      expect(items.map(({ type }) => type)).toEqual(Array.from({ length: 30 }, (_, n) => (n % 3 === 2 ? 'note' : 'message')))
      const authors = items.map(item => (item.type === 'message' ? item.author.kind : null))
      expect(authors).toEqual(Array.from({ length: 30 }, (_, n) => (n % 3 === 2 ? null : n % 2 === 0 ? 'contact' : 'operator')))
      expect(items.filter(item => item.conversationId !== conversationId)).toEqual([])
    })

    test('loses nothing to a message that arrives while it is read', async () => {
      const desk = await start()
      const conversationId = desk.world.addThread(130)
      const account = desk.open()

      const newest = valueOf(await account.getThread({ conversationId, cursor: null }))
      await desk.clock.advance(300_000)
      desk.world.contactWrites(conversationId, 'One more thing')
      const older = await wholeThread(account, conversationId, newest.older)

      const items = [...older.toReversed().flat(), ...newest.items]
      expect(new Set(items.map(textOf).filter(text => text.startsWith('line')))).toEqual(new Set(Array.from({ length: 130 }, (_, n) => `line ${n}`)))
    })

    test('of a conversation that is not there is not found', async () => {
      const desk = await start()

      expect(await desk.open().getThread({ conversationId: desk.absent.conversationId, cursor: null })).toEqual({ ok: false, failure: { kind: 'notFound' } })
    })
  })

  describe('people', () => {
    test('contacts are listed page by page, each once', async () => {
      const desk = await start()
      const there = desk.world.addContacts(120)
      const account = desk.open()

      const { items } = await walkPages(cursor => account.listContacts({ cursor, search: null }))

      expect(items.map(({ id }) => id).toSorted()).toEqual(there.toSorted())
      expect(z.array(Contact).parse(items)).toEqual(items)
    })

    test('a contact is found by id and by address, and nobody else is', async () => {
      const desk = await start()
      const account = desk.open()

      expect(valueOf(await account.getContact({ id: desk.contactId })).email).toBe(desk.contactEmail)
      expect(valueOf(await account.findContact({ key: desk.contactEmail })).id).toBe(desk.contactId)
      expect(await account.getContact({ id: desk.absent.contactId })).toMatchObject({ failure: { kind: 'notFound' } })
      expect(await account.findContact({ key: 'nobody@example.test' })).toMatchObject({ failure: { kind: 'notFound' } })
    })

    test('a contact\'s own conversations are told, and no others', async () => {
      const desk = await start()
      const theirs = desk.world.addConversationsOf(desk.contactId, 3)
      const account = desk.open()

      const { items } = await walkPages(cursor => account.listContactConversations({ contactId: desk.contactId, cursor }))

      expect(items.map(({ id }) => id).toSorted()).toEqual(theirs.toSorted())
    })

    test('operators, groups and inboxes are told whole', async () => {
      const desk = await start()
      const account = desk.open()
      const operators = await walkPages(cursor => account.listOperators({ cursor }))
      const groups = await walkPages(cursor => account.listGroups({ cursor }))
      const inboxes = await walkPages(cursor => account.listInboxes({ cursor }))

      expect(operators.items.find(({ id }) => id === desk.operator.id)?.name).toBe(desk.operator.name)
      expect(groups.items.map(({ id }) => id)).toContain(desk.groupId)
      expect(inboxes.items.map(({ id }) => id)).toContain(desk.inboxId)
      expect([z.array(Operator).parse(operators.items), z.array(Group).parse(groups.items), z.array(Inbox).parse(inboxes.items)]).toEqual([operators.items, groups.items, inboxes.items])
      expect(valueOf(await account.getOperator({ id: desk.operator.id })).name).toBe(desk.operator.name)
      expect(await account.getOperator({ id: desk.absent.operatorId })).toMatchObject({ failure: { kind: 'notFound' } })
    })
  })

  describe('a record that is none', () => {
    const NO_RECORDS = [null, 7, 'text', {}, []]

    test('does not take the other conversations with it', async () => {
      const desk = await start()
      const there = desk.world.addConversations(10)

      for (const record of NO_RECORDS) {
        const account = desk.open({ http: spoiling(desk.http, desk.lists.conversations, record) })
        const { items, unreadable } = await walkPages(cursor => account.listConversations({ cursor }))
        expect({ record, read: items.length, isSaid: unreadable.length > 0 }).toEqual({ record, read: there.length - 1, isSaid: true })
      }
    })

    test('does not take the other messages with it', async () => {
      const desk = await start()
      const conversationId = desk.world.addThread(10)

      for (const record of NO_RECORDS) {
        const account = desk.open({ http: spoiling(desk.http, desk.lists.thread, record) })
        const { items, unreadable } = valueOf(await account.getThread({ conversationId, cursor: null }))
        expect({ record, read: items.length, unreadable: unreadable.length }).toEqual({ record, read: 9, unreadable: 1 })
      }
    })

    test('does not take the other contacts with it', async () => {
      const desk = await start()
      const there = desk.world.addContacts(10)

      for (const record of NO_RECORDS) {
        const account = desk.open({ http: spoiling(desk.http, desk.lists.contacts, record) })
        const { items, unreadable } = await walkPages(cursor => account.listContacts({ cursor, search: null }))
        expect({ record, read: items.length, isSaid: unreadable.length > 0 }).toEqual({ record, read: there.length - 1, isSaid: true })
      }
    })
  })

  test('a cursor that is none of ours is said to be one, and nothing is asked', async () => {
    const desk = await start()
    const account = desk.open()
    const { conversationId } = desk
    const unreadable = { ok: false, failure: { kind: 'unreadable', path: 'cursor', found: 'malformed' } }

    for (const cursor of ['', '{', 'null', '[]', '{"page":0}', '{"page":-1}', '{"page":1.5}', '{"page":"2"}', 'cursor', '\u{0}', '{"before":"x","known":[]}']) {
      expect([cursor, await account.listConversations({ cursor })]).toEqual([cursor, unreadable])
      expect([cursor, await account.getThread({ conversationId, cursor })]).toEqual([cursor, unreadable])
      expect([cursor, await account.listContacts({ cursor, search: null })]).toEqual([cursor, unreadable])
    }
    expect(desk.asked()).toEqual([])
  })
}

/** Stretches, newest first. @throws when the thread has no beginning */
async function wholeThread(account: ProviderAccount, conversationId: ConversationId, from: string | null = null): Promise<readonly (readonly Item[])[]> {
  const stretches: (readonly Item[])[] = []
  let cursor: string | null = from
  for (let turn = 0; turn < 100; turn += 1) {
    const stretch = valueOf(await account.getThread({ conversationId, cursor }))
    stretches.push(stretch.items)
    if (stretch.older === null) return stretches
    cursor = stretch.older
  }
  throw new Error('the thread has no beginning')
}

function textOf(item: Item): string {
  return item.type === 'event' ? '' : item.parts.map(part => (part.kind === 'text' ? part.text : '')).join('')
}

/** The same door, behind which the first record of each such list is another thing. */
function spoiling(http: Http, { path, member }: WireList, record: unknown): Http {
  return {
    reaches: http.reaches,
    async send(request) {
      const outcome = await http.send(request)
      if (outcome.reached !== 'answer' || outcome.reply.body.type !== 'json' || !path.test(request.url.pathname)) return outcome
      const body = z.looseObject({ [member]: z.array(z.unknown()).min(1) }).safeParse(outcome.reply.body.value)
      if (!body.success) return outcome
      const [, ...others] = z.array(z.unknown()).parse(body.data[member])
      return { ...outcome, reply: { ...outcome.reply, body: { type: 'json', value: { ...body.data, [member]: [record, ...others] } } } }
    },
  }
}
