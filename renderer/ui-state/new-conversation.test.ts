import { beforeEach, expect, test } from 'vitest'
import { Contact } from '#app/domain/contact.ts'
import { AccountId } from '#app/domain/ids.ts'
import { EMPTY_LETTER, isBound, isWritten, useNewConversation, writtenFor } from './new-conversation.ts'

const id = AccountId.parse('acc:one')
const other = AccountId.parse('acc:other')
const aContact = (name: string) =>
  Contact.parse({
    id: `ctc:one/${name}`, accountId: id, name, email: null, phone: null, company: null, location: null, languages: [], segments: [],
    properties: [], notepad: null, isOnline: null, lastSeenAt: null, createdAt: null, updatedAt: null,
  })
const [ada, bo] = [aContact('Ada'), aContact('Bo')]
const TO_ADA = { kind: 'known', contact: ada } as const
const { write, leave, keep, end, reset } = useNewConversation.getState()
const letter = () => useNewConversation.getState().letters[id]

beforeEach(() => reset())

test('what was typed stays when the layer is gone', () => {
  write(id, { text: 'Hello' })
  write(id, { name: 'Ada' })

  expect(letter()).toEqual({ ...EMPTY_LETTER, text: 'Hello', name: 'Ada' })
})

test('the account written from last is where it goes on, until that letter is ended', () => {
  write(other, { text: 'Good day' })
  write(id, { text: 'Hello' })
  end(other)
  expect(useNewConversation.getState().last).toBe(id)

  end(id)

  expect(useNewConversation.getState().last).toBeNull()
})

test.each([
  ['nothing', {}, false],
  ['an inbox alone', { kind: 'someone' }, false],
  ['a name', { name: 'Ada' }, true],
  ['an address', { email: 'ada@' }, true],
  ['a message', { text: 'Hello' }, true],
  ['spaces', { text: '  ' }, false],
] as const)('%s: whether it would be missed', (_what, part, isMissed) => {
  expect(isWritten({ ...EMPTY_LETTER, ...part })).toBe(isMissed)
})

test('two presses of one moment send once', () => {
  write(id, { text: 'Hello' })

  expect([leave(id, TO_ADA), leave(id, TO_ADA)]).toEqual([true, false])
})

test.each(['failed', 'doubt'] as const)('what %s keeps everything, says why, and lets it be sent again', outcome => {
  write(id, { text: 'Hello', email: 'ada@lamps.example' })
  leave(id, TO_ADA)

  keep(id, { outcome, failure: { kind: 'offline' } })

  expect(letter()).toEqual({ ...EMPTY_LETTER, ...TO_ADA, text: 'Hello', email: 'ada@lamps.example', trouble: { outcome, failure: { kind: 'offline' } } })
  expect(leave(id, TO_ADA)).toBe(true)
  expect(letter()?.trouble).toBeNull()
})

test('what has left is not kept', () => {
  write(id, { text: 'Hello' })
  leave(id, TO_ADA)

  end(id)

  expect(letter()).toEqual(EMPTY_LETTER)
})

test('what may have reached one person is never kept as a letter to another', () => {
  write(id, { contact: ada, text: 'Hello' })
  leave(id, { kind: 'known', contact: bo })

  keep(id, { outcome: 'doubt', failure: { kind: 'offline' } })

  expect(letter()?.contact).toEqual(bo)
})

test('whom it is on its way to is changed by nobody', () => {
  write(id, { contact: ada, text: 'Hello' })
  leave(id, TO_ADA)

  write(id, { kind: 'someone', contact: bo })
  leave(id, { kind: 'known', contact: bo })

  expect(letter()).toMatchObject(TO_ADA)
})

test.each([
  ['under way', { isLeaving: true }, true],
  ['in doubt', { trouble: { outcome: 'doubt', failure: { kind: 'offline' } } }, true],
  ['not sent', { trouble: { outcome: 'failed', failure: { kind: 'offline' } } }, false],
  ['only written', {}, false],
] as const)('%s: whether it is settled whom it goes to', (_what, part, isSettled) => {
  expect(isBound({ ...EMPTY_LETTER, ...part })).toBe(isSettled)
})

test.each([
  ['a letter to somebody else', { contact: ada, text: 'Hello' }, 'Ada'],
  ['a letter to the same', { contact: bo, text: 'Hello' }, null],
  ['somebody new, by name', { kind: 'someone', name: 'Zoe', email: 'zoe@lamps.example', text: 'Hello' }, 'Zoe'],
  ['somebody new, by address', { kind: 'someone', email: 'zoe@lamps.example', text: 'Hello' }, 'zoe@lamps.example'],
  ['no words', { contact: ada }, null],
] as const)('%s, opened for Bo: for whom else the words were written', (_what, part, who) => {
  expect(writtenFor({ ...EMPTY_LETTER, ...part }, bo)).toBe(who)
})

test('a letter opened for nobody goes to whom it was written', () => {
  expect(writtenFor({ ...EMPTY_LETTER, ...TO_ADA, text: 'Hello' }, null)).toBeNull()
})

test('what was thrown away comes back, but not over another that was begun since', () => {
  write(id, { ...TO_ADA, text: 'Dear Ada' })
  const thrown = letter() ?? EMPTY_LETTER
  end(id)
  useNewConversation.getState().putBack(id, thrown)
  expect(letter()).toEqual(thrown)
  expect(useNewConversation.getState().last).toBe(id)

  end(id)
  write(id, { kind: 'known', contact: bo, text: 'Dear Bo' })
  useNewConversation.getState().putBack(id, thrown)

  expect(letter()).toMatchObject({ contact: bo, text: 'Dear Bo' })
})
