import { describe, expect, test } from 'vitest'
import { SECOND_MS } from '#app/domain/time.ts'
import { aDeadAddress } from './http/testing/a-server.ts'
import type { ProviderAccount, Sending, SendOutcome, SentSearch } from './provider.ts'
import { aSending, failureOf, untilAsked, valueOf, type ProviderFixture, type StartFixture, type Trouble } from './provider-fixture.contract.ts'

type Way = Readonly<{ kind: 'reply' | 'note'; post: (account: ProviderAccount, sending: Sending) => Promise<SendOutcome> }>
const REPLY: Way = { kind: 'reply', post: (account, sending) => account.send(sending) }
const NOTE: Way = { kind: 'note', post: (account, sending) => account.annotate(sending) }
const WAYS = [REPLY, NOTE]

const TEXTS = ['Good morning', 'two\nlines\n\nand a third', 'Grüße 👩🏽‍🚒 退款 שלום', '<b>bold</b> & "quoted" \'so\'', '**not** _marked_ `up`', '{"a":1}', '%00 %2e', 'a'.repeat(5_000)]

/** What reaches whom, and what is known of it when something goes wrong on the way. */
export function describeSending(start: StartFixture): void {
  describe('who sees what', () => {
    test('replies reach the contact to the letter, each once, in the order written', async () => {
      const desk = await start()
      const account = desk.open()
      const before = desk.world.contactSees(desk.conversationId)

      for (const text of TEXTS) expect((await account.send(aSending(desk, text))).outcome).toBe('sent')

      expect(desk.world.contactSees(desk.conversationId)).toEqual([...before, ...TEXTS])
    })

    test('notes never reach the contact, and reach the team to the letter, each once', async () => {
      const desk = await start()
      const account = desk.open()
      const before = { contact: desk.world.contactSees(desk.conversationId), team: desk.world.teamSees(desk.conversationId) }

      for (const text of TEXTS) expect((await account.annotate(aSending(desk, text))).outcome).toBe('sent')

      expect(desk.world.contactSees(desk.conversationId)).toEqual(before.contact)
      expect(desk.world.teamSees(desk.conversationId)).toEqual([...before.team, ...TEXTS])
    })

    test.each(WAYS)('what the answer to a $kind tells and what the thread shows later is one thing', async ({ kind, post }) => {
      const desk = await start()
      const account = desk.open()

      const outcome = await post(account, aSending(desk))
      const { items } = valueOf(await account.getThread({ conversationId: desk.conversationId, cursor: null }))

      if (outcome.outcome !== 'sent') return expect(outcome).toBe('sent')
      const shown = items.filter(item => item.type === (kind === 'note' ? 'note' : 'message') && item.id.endsWith(`/${outcome.remoteId}`))
      expect(shown).toHaveLength(1)
      expect(outcome.item === null ? null : [outcome.item.type, outcome.item.id, outcome.item.conversationId]).toEqual(
        outcome.item === null ? null : [shown[0]?.type, shown[0]?.id, desk.conversationId],
      )
    })

    test('two of the same words are two messages', async () => {
      const desk = await start()
      const account = desk.open()

      const outcomes = [await account.send(aSending(desk, 'Hello')), await account.send(aSending(desk, 'Hello'))]

      expect(new Set(outcomes.map(outcome => (outcome.outcome === 'sent' ? outcome.remoteId : null))).size).toBe(2)
      expect(desk.world.contactSees(desk.conversationId).filter(text => text === 'Hello')).toHaveLength(2)
    })
  })

  describe.each(WAYS)('a $kind', way => {
    test('that finds nobody at the other end was not stored', async () => {
      const desk = await start()

      const outcome = await way.post(desk.open({ credential: desk.at(await aDeadAddress()) }), aSending(desk))

      expect(outcome).toEqual({ outcome: 'notStored', failure: { kind: 'offline' } })
    })

    test.each([401, 403])('that is refused with %i was not stored, and may go when that is mended', async status => {
      const { outcome, seen } = await sendInto(start, way, { kind: 'refused', status })

      expect(outcome.outcome).toBe('notStored')
      expect(failureOf(outcome)?.kind).toBe(status === 401 ? 'unauthorised' : 'forbidden')
      expect(seen).toBe(0)
    })

    test('that is refused with 404 was not stored and would not be another time', async () => {
      const { outcome, seen } = await sendInto(start, way, { kind: 'refused', status: 404 })

      expect(outcome).toEqual({ outcome: 'refused', failure: { kind: 'notFound' } })
      expect(seen).toBe(0)
    })

    test('that comes too fast was not stored, and knows when it may go', async () => {
      const { outcome, seen, desk } = await sendInto(start, way, { kind: 'refused', status: 429, retryAfterSeconds: 30 })

      expect(outcome).toEqual({ outcome: 'notStored', failure: { kind: 'rateLimited', until: desk.clock.now() + 30 * SECOND_MS } })
      expect(seen).toBe(0)
    })

    test.each<Trouble>([
      { kind: 'doneThenRefused', status: 500 },
      { kind: 'doneThenRefused', status: 502 },
      { kind: 'doneThenRefused', status: 503 },
      { kind: 'doneThenRefused', status: 408 },
      { kind: 'doneThenDropped' },
    ])('that was stored although the answer says otherwise (%j) is in doubt, and is found', async trouble => {
      const { outcome, seen, found } = await sendInto(start, way, trouble)

      expect(outcome.outcome).toBe('doubt')
      expect(seen).toBe(1)
      expect(found).toEqual(expect.any(String))
    })

    test.each<Trouble>([{ kind: 'dropped' }, { kind: 'refused', status: 500 }, { kind: 'refused', status: 503 }])(
      'that was not stored although nobody said so (%j) is in doubt, and is not found',
      async trouble => {
        const { outcome, seen, found } = await sendInto(start, way, trouble)

        expect(outcome.outcome).toBe('doubt')
        expect(seen).toBe(0)
        expect(found).toBeNull()
      },
    )

    test.each<Trouble>([{ kind: 'html' }, { kind: 'cutShort' }, { kind: 'oversized' }])(
      'whose answer cannot be read (%j) is in doubt, and is found just when it is there',
      async trouble => {
        const { outcome, seen, found } = await sendInto(start, way, trouble)

        expect(outcome.outcome).toBe('doubt')
        expect(found !== null).toBe(seen === 1)
      },
    )

    test('that is stored later than we look is found once it is there', async () => {
      const { outcome, found, search, account, desk } = await sendInto(start, way, { kind: 'doneLate', ms: 20 * SECOND_MS })

      await desk.clock.advance(21 * SECOND_MS)

      expect(outcome.outcome).toBe('doubt')
      expect(found).toBeNull()
      expect(valueOf(await account.findSent(search))).toEqual(expect.any(String))
    })

    test('that nobody ever answers is in doubt after its time', async () => {
      const desk = await start()
      const account = desk.open()
      desk.trouble.make('send', { kind: 'silent' })

      const sending = way.post(account, aSending(desk))
      await untilAsked(desk, { work: sending, method: 'POST' })
      await desk.clock.advance(31 * SECOND_MS)

      expect(await sending).toEqual({ outcome: 'doubt', failure: { kind: 'offline' } })
    })

    test('that is given up on its way is in doubt', async () => {
      const desk = await start()
      const account = desk.open()
      const end = new AbortController()
      desk.trouble.make('send', { kind: 'silent' })

      const sending = way.post(account, { ...aSending(desk), signal: end.signal })
      await untilAsked(desk, { work: sending, method: 'POST' })
      end.abort()

      expect(failureOf(await sending)).toEqual({ kind: 'cancelled' })
      expect((await sending).outcome).not.toBe('sent')
    })

    test('that is looked for in vain because the service is in trouble is not called absent', async () => {
      const { account, search, desk } = await sendInto(start, way, { kind: 'doneThenDropped' })
      const troubles: readonly Trouble[] = [{ kind: 'refused', status: 500 }, { kind: 'refused', status: 401 }, { kind: 'refused', status: 429 }, { kind: 'dropped' }, { kind: 'html' }, { kind: 'cutShort' }]

      for (const trouble of troubles) {
        desk.trouble.make('everything', trouble)
        expect({ trouble, answer: await account.findSent(search) }).toMatchObject({ trouble, answer: { ok: false } })
        desk.trouble.end()
      }

      expect(valueOf(await account.findSent(search))).toEqual(expect.any(String))
    })

    test('is not found before it was ever sent, however alike another is', async () => {
      const desk = await start()
      const account = desk.open()
      await way.post(account, aSending(desk, 'Hello'))
      const later = aSending(desk, 'Hello')

      const search = await aSearch(desk, account, { way, sending: later })

      expect(valueOf(await account.findSent(search))).toBeNull()
    })

    test('that went out twice in the same words is found as two', async () => {
      const desk = await start()
      const account = desk.open()
      const sendings = [aSending(desk, 'Hello'), aSending(desk, 'Hello')]
      // Both looked before either left, as two windows would: what tells them apart is only who was found already.
      const searches: SentSearch[] = []
      for (const sending of sendings) searches.push(await aSearch(desk, account, { way, sending }))
      desk.trouble.make('send', { kind: 'doneThenDropped' })
      for (const sending of sendings) await way.post(account, sending)
      desk.trouble.end()

      const claimed: string[] = []
      for (const search of searches) {
        const found = valueOf(await account.findSent({ ...search, claimed }))
        if (found !== null) claimed.push(found)
      }

      expect(new Set(claimed).size).toBe(2)
    })
  })

  test('a note is not taken for a reply of the same words', async () => {
    const desk = await start()
    const account = desk.open()
    const [reply, note] = [aSending(desk, 'Hello'), aSending(desk, 'Hello')]
    const asReply = await aSearch(desk, account, { way: REPLY, sending: reply })
    const asNote = await aSearch(desk, account, { way: NOTE, sending: note })

    desk.trouble.make('send', { kind: 'doneThenDropped' })
    await account.annotate(note)
    desk.trouble.end()

    expect(valueOf(await account.findSent(asReply))).toBeNull()
    expect(valueOf(await account.findSent(asNote))).toEqual(expect.any(String))
  })
}

type Asked = Readonly<{ way: Way; sending: Sending }>

/** What the outbox would remember before the first attempt. */
async function aSearch(desk: ProviderFixture, account: ProviderAccount, { way, sending }: Asked): Promise<SentSearch> {
  const { conversationId, clientId, text } = sending
  const watermark = valueOf(await account.watermark({ conversationId }))
  return { conversationId, kind: way.kind, clientId, text, operatorId: desk.operator.id, watermark, sendingSince: desk.clock.now(), claimed: [] }
}

/** Sends into trouble, and looks for it when the trouble is over. `seen` = how often the team sees it at the service now. */
async function sendInto(start: StartFixture, way: Way, trouble: Trouble) {
  const desk = await start()
  const account = desk.open()
  const sending = aSending(desk)
  const search = await aSearch(desk, account, { way, sending })

  desk.trouble.make('send', trouble)
  const outcome = await way.post(account, sending)
  desk.trouble.end()

  const seen = desk.world.teamSees(desk.conversationId).filter(text => text === sending.text).length
  return { desk, account, search, outcome, seen, found: valueOf(await account.findSent(search)) }
}
