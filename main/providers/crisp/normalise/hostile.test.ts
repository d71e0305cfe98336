import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Campaign } from '#app/domain/campaign.ts'
import { Contact } from '#app/domain/contact.ts'
import { accountId, conversationId } from '#app/domain/ids.ts'
import { Operator } from '#app/domain/operator.ts'
import { ThreadItem } from '#app/domain/thread.ts'
import { toSignal } from '#main/providers/crisp/realtime/to-signal.ts'
import { CrispCampaign } from '#main/providers/crisp/wire/campaign.ts'
import { CrispConversation } from '#main/providers/crisp/wire/conversation.ts'
import { CrispMessage } from '#main/providers/crisp/wire/message.ts'
import { CrispPerson } from '#main/providers/crisp/wire/people.ts'
import { readRecords } from '#main/providers/crisp/wire/records.ts'
import { CrispOperatorEntry } from '#main/providers/crisp/wire/team.ts'
import { toCampaign } from './campaign.ts'
import { toContact } from './contact.ts'
import { toConversation } from './conversation.ts'
import { toOperator } from './team.ts'
import { toThreadItem } from './thread-item.ts'

// Whatever stands in a record, reading it must not throw, and what comes out must be what the rest of the house expects.

const ACCOUNT = accountId('lamps')
const ID = conversationId(ACCOUNT, 'session_1')

/** A record with any JSON in any of its fields, or in none of them. */
const twisted = (good: Readonly<Record<string, unknown>>) => {
  const fields = Object.fromEntries(Object.entries(good).map(([name, value]) => [name, fc.oneof({ weight: 3, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: fc.jsonValue() })]))
  return fc.oneof(fc.record(fields, { requiredKeys: [] }), fc.jsonValue())
}

const place = { city: 'Paris', country: 'FR' }
const MESSAGE = { type: 'picker', from: 'operator', content: { text: 'a', choices: [{ value: 'b' }] }, fingerprint: 7, timestamp: 8, read: '', user: { user_id: 'u' } }

test('messages', () => {
  fc.assert(
    fc.property(fc.array(twisted(MESSAGE), { maxLength: 4 }), records => {
      const read = readRecords(CrispMessage, records)
      const items = read.ok ? read.value.items.map(message => toThreadItem(ID, message)) : []
      expect(items.map(item => ThreadItem.safeParse(item).success)).toEqual(items.map(() => true))
      expect(read.ok && read.value.items.length + read.value.unreadable.length).toBe(records.length)
    }),
    { numRuns: 500 },
  )
})

test('conversations', () => {
  const good = { session_id: 'session_1', state: 'pending', meta: { nickname: 'Ada', segments: ['a'] }, unread: { operator: 1 }, assigned: { user_id: 'u' }, created_at: 1, updated_at: 2, waiting_since: 3 }
  fc.assert(
    fc.property(twisted(good), record => {
      const read = CrispConversation.safeParse(record)
      if (!read.success) return
      const { unreadCount, createdAt, updatedAt, segments } = toConversation(ACCOUNT, read.data)
      expect(unreadCount === 'ours' || (Number.isInteger(unreadCount) && unreadCount >= 0)).toBe(true)
      expect([createdAt, updatedAt].every(at => Number.isInteger(at) && at >= 0)).toBe(true)
      expect(segments.every(segment => typeof segment === 'string')).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('people, operators and campaigns', () => {
  const person = { people_id: 'p', email: 'a@b.test', person: { nickname: 'Ada', geolocation: place, locales: ['fr'] }, segments: ['a'], active: { now: true, last: 5 }, created_at: 1 }
  const operator = { type: 'operator', details: { user_id: 'u', first_name: 'Nora', availability: 'online' } }
  const campaign = { campaign_id: 'c', type: 'automated', progress: 12.5, targets: 3, statistics: { opened: 1 }, created_at: 5 }
  fc.assert(
    fc.property(twisted(person), twisted(operator), twisted(campaign), (one, two, three) => {
      const readPerson = CrispPerson.safeParse(one)
      const readOperator = CrispOperatorEntry.safeParse(two)
      const readCampaign = CrispCampaign.safeParse(three)
      if (readPerson.success) expect(Contact.safeParse(toContact(ACCOUNT, readPerson.data)).success).toBe(true)
      if (readOperator.success && readOperator.data !== null) expect(Operator.safeParse(toOperator(ACCOUNT, readOperator.data)).success).toBe(true)
      if (readCampaign.success) expect(Campaign.safeParse(toCampaign(ACCOUNT, readCampaign.data)).success).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('events', () => {
  const event = { ...MESSAGE, website_id: 'w1', session_id: 'session_1', state: 'resolved', routing_id: 'u', people_id: 'p' }
  const names = ['message:send', 'message:updated', 'session:set_state', 'session:set_routing', 'people:profile:updated', 'message:acknowledge:read:received'] as const
  fc.assert(
    fc.property(fc.constantFrom(...names), twisted(event), (name, data) => {
      expect(() => toSignal(name, data, { accountId: ACCOUNT, websiteId: 'w1' })).not.toThrow()
    }),
    { numRuns: 500 },
  )
})
