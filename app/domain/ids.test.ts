import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  AccountId, CampaignId, ContactId, ConversationId, EventId, GroupId, InboxId, MessageId, NoteId, OperatorId, OutboxEntryId,
  accountId, accountOf, areOfOneAccount, campaignId, contactId, conversationId, eventId, groupId, inboxId, messageId, noteId, operatorId, outboxEntryId, remoteOf,
} from './ids.ts'

const ONE = accountId('one')
const CONVERSATION = conversationId(ONE, 'c1')

const OF_ACCOUNTS = [
  { name: 'conversation', mint: conversationId, schema: ConversationId, prefix: 'cnv' },
  { name: 'contact', mint: contactId, schema: ContactId, prefix: 'ctc' },
  { name: 'operator', mint: operatorId, schema: OperatorId, prefix: 'opr' },
  { name: 'group', mint: groupId, schema: GroupId, prefix: 'grp' },
  { name: 'inbox', mint: inboxId, schema: InboxId, prefix: 'inb' },
  { name: 'campaign', mint: campaignId, schema: CampaignId, prefix: 'cmp' },
] as const
const OF_THREADS = [
  { name: 'message', mint: messageId, schema: MessageId, prefix: 'msg' },
  { name: 'note', mint: noteId, schema: NoteId, prefix: 'nte' },
  { name: 'event', mint: eventId, schema: EventId, prefix: 'evt' },
] as const

/** Short enough that its id is one, whatever it is made of. */
const remote = fc.string({ unit: 'grapheme', maxLength: 20 }).filter(text => encodeURIComponent(text).length < 500)

describe.each(OF_ACCOUNTS)('the id of a $name', ({ mint, schema, prefix }) => {
  test('is legible, and the same for the same record every time', () => {
    expect(mint(ONE, 'abc-1')).toBe(`${prefix}:one/abc-1`)
    expect(mint(ONE, 'abc-1')).toBe(mint(ONE, 'abc-1'))
  })

  test('gives back its account and what the service calls it, whatever that is', () => {
    fc.assert(
      fc.property(remote, theirs => {
        const id = mint(ONE, theirs)
        expect(remoteOf(id)).toBe(theirs)
        expect(accountOf(id)).toBe(ONE)
        expect(schema.parse(id)).toBe(id)
      }),
    )
  })

  test('is not that of any other kind', () => {
    const id = mint(ONE, 'abc')

    expect(OF_ACCOUNTS.filter(other => other.schema.safeParse(id).success).map(other => other.prefix)).toEqual([prefix])
  })
})

describe.each(OF_THREADS)('the id of a $name', ({ mint, schema, prefix }) => {
  test('carries its conversation', () => {
    expect(mint(CONVERSATION, '17')).toBe(`${prefix}:one/c1/17`)
    fc.assert(
      fc.property(remote, remote, (theirConversation, theirs) => {
        const conversation = conversationId(ONE, theirConversation)
        const id = mint(conversation, theirs)
        expect(id.startsWith(`${prefix}:${conversation.slice('cnv:'.length)}/`)).toBe(true)
        expect(remoteOf(id)).toBe(theirs)
        expect(accountOf(id)).toBe(ONE)
        expect(schema.parse(id)).toBe(id)
      }),
    )
  })
})

test('two records never share an id, however their names are put together', () => {
  fc.assert(
    fc.property(fc.tuple(remote, remote), fc.tuple(remote, remote), ([a, b], [c, d]) => {
      fc.pre(a !== c || b !== d)
      expect(messageId(conversationId(ONE, a), b)).not.toBe(messageId(conversationId(ONE, c), d))
    }),
  )
})

test('the same record of two accounts is two things', () => {
  expect(conversationId(accountId('two'), 'c1')).not.toBe(CONVERSATION)
})

test('half a character in a service\'s own id does not break the record', () => {
  const id = conversationId(ONE, 'a\u{d83d}b')

  expect(remoteOf(id)).toBe('a\u{fffd}b')
  expect(ConversationId.parse(id)).toBe(id)
})

test.each(['', 'One', 'a b', 'a/b', 'ä', '../etc', 'a'.repeat(41), 'one\n'])('an account is never called %j', key => {
  expect(() => accountId(key)).toThrow(/regex|pattern|string/i)
  expect(AccountId.safeParse(`acc:${key}`).success).toBe(false)
})

test.each([
  ['another kind', 'ctc:one/c1'],
  ['no account', 'cnv:/c1'],
  ['no remote part', 'cnv:one'],
  ['a way out', 'cnv:../../c1'],
  ['a bare space', 'cnv:one/a b'],
  ['a question', 'cnv:one/c1?x=1'],
  ['a fragment', 'cnv:one/c1#x'],
  ['half an escape', 'cnv:one/%4'],
  ['an escape that is no text', 'cnv:one/%FF'],
  ['a small escape, which we never write', 'cnv:one/%c3%a4'],
  ['a line end behind it', 'cnv:one/c1\n'],
  ['far too much', `cnv:one/${'a'.repeat(600)}`],
  ['no text', 7],
])('%s does not pass for a conversation', (_name, id) => {
  expect(ConversationId.safeParse(id).success).toBe(false)
})

test('whatever passes the gate can be taken apart', () => {
  const nearly = fc.oneof(
    fc.string().map(text => `cnv:${text}`),
    fc.string({ unit: fc.constantFrom('a', '/', '%', 'F', '0', 'C', '3', '.', '~', '!') }).map(text => `cnv:one/${text}`),
  )

  fc.assert(
    fc.property(nearly, text => {
      const id = ConversationId.safeParse(text)
      if (!id.success) return
      expect(typeof remoteOf(id.data)).toBe('string')
      expect(AccountId.safeParse(accountOf(id.data)).success).toBe(true)
    }),
    { numRuns: 2_000 },
  )
})

test('taking apart what was never minted is a bug, and is said', () => {
  // Only a brand that somebody forged gets here.
  expect(() => accountOf('cnv:one' as ConversationId)).toThrow('not the id of a remote thing')
})

test('an entry of the outbox is named by its uuid', () => {
  const id = outboxEntryId('0190a000-0000-7000-8000-000000000001')

  expect(OutboxEntryId.parse(id)).toBe('out:0190a000-0000-7000-8000-000000000001')
  expect(OutboxEntryId.safeParse('msg:one/c1/m1').success).toBe(false)
})

test('things are of one account when each of them is; nothing is of every account, and no text makes it throw', () => {
  const [one, two] = [accountId('one'), accountId('two')]

  expect(areOfOneAccount([])).toBe(true)
  expect(areOfOneAccount([one, conversationId(one, 'c'), null, operatorId(one, 'o')])).toBe(true)
  expect(areOfOneAccount([one, conversationId(one, 'c'), operatorId(two, 'o')])).toBe(false)
  expect(areOfOneAccount([one, conversationId(accountId('one-more'), 'c')])).toBe(false)
  // Only a brand that somebody forged: a gate asks before it is known to be none.
  expect(areOfOneAccount([one, 'c1' as ConversationId])).toBe(false)
})
