import { expect, test } from 'vitest'
import { z } from 'zod'
import { createLog } from './console-log.ts'
import type { Log } from './log.ts'

const AccountId = z.string().brand<'AccountId'>()
const MessageText = z.string().brand<'MessageText'>()

/** A log that says nothing: what is asked here, the compiler answers, and stands in the comments that expect an error. */
function aLog(): Log & Readonly<{ count: () => number }> {
  let count = 0
  return { ...createLog(() => (count += 1), () => 0), count: () => count }
}

test('ids, kinds, counts and flags are taken', () => {
  const log = aLog()
  const kind = Math.random() < 2 ? 'offline' : 'bug'

  log.info('x', { id: AccountId.parse('acc:one'), kind, count: 3, isFirst: true, cursor: null })
  log.warn('x', {})
  log.warn('x')

  expect(log.count()).toBe(3)
})

test('a text that anybody could have written is refused by the compiler', () => {
  const log = aLog()
  const credential: Readonly<Record<string, string>> = { key: 'sk-live-4242424242' }
  const error = new Error('cannot send sk-live-4242424242')

  // @ts-expect-error -- any text
  log.info('x', { text: JSON.stringify(credential) })
  // @ts-expect-error -- any text, with words around it
  log.info('x', { text: `sent ${error.message}` as const })
  // @ts-expect-error -- a field of a credential
  log.warn('x', { key: credential['key'] ?? '' })
  // @ts-expect-error -- all fields of it
  log.warn('x', credential)
  // @ts-expect-error -- words for a contact, which are branded as ids are
  log.info('x', { id: MessageText.parse('Hello') })
  // @ts-expect-error -- a message of an error, which quotes what it choked on
  log.warn('x', { why: error.message })
  // @ts-expect-error -- a thing with parts
  log.warn('x', { credential })

  expect(log.count()).toBe(7)
})
