import { beforeEach, expect, test } from 'vitest'
import { AccountId } from '#app/domain/ids.ts'
import { EMPTY_LETTER, isWritten, useNewConversation } from './new-conversation.ts'

const id = AccountId.parse('acc:one')
const other = AccountId.parse('acc:other')
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

  expect([leave(id), leave(id)]).toEqual([true, false])
})

test.each(['failed', 'doubt'] as const)('what %s keeps everything, says why, and lets it be sent again', outcome => {
  write(id, { text: 'Hello', email: 'ada@lamps.example' })
  leave(id)

  keep(id, { outcome, failure: { kind: 'offline' } })

  expect(letter()).toEqual({ ...EMPTY_LETTER, text: 'Hello', email: 'ada@lamps.example', trouble: { outcome, failure: { kind: 'offline' } } })
  expect(leave(id)).toBe(true)
  expect(letter()?.trouble).toBeNull()
})

test('what has left is not kept', () => {
  write(id, { text: 'Hello' })
  leave(id)

  end(id)

  expect(letter()).toEqual(EMPTY_LETTER)
})
