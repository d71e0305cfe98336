import { beforeEach, expect, test } from 'vitest'
import { AccountId } from '#app/domain/ids.ts'
import { EMPTY_LETTER, useNewConversation } from './new-conversation.ts'

const id = AccountId.parse('acc:one')
const { write, leave, keep, end, reset } = useNewConversation.getState()
const letter = () => useNewConversation.getState().letters[id]

beforeEach(() => reset())

test('what was typed stays when the layer is gone', () => {
  write(id, { text: 'Hello' })
  write(id, { name: 'Ada' })

  expect(letter()).toEqual({ ...EMPTY_LETTER, text: 'Hello', name: 'Ada' })
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
