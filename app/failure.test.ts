import { expect, test } from 'vitest'
import { Failure } from './failure.ts'
import { MONDAY } from './testing/samples.ts'

const EVERY_KIND = [
  { kind: 'offline' },
  { kind: 'unauthorised', accountId: 'acc:one' },
  { kind: 'unauthorised', accountId: null },
  { kind: 'forbidden', accountId: 'acc:one', need: 'website:conversation:messages' },
  { kind: 'notFound' },
  { kind: 'rateLimited', until: MONDAY },
  { kind: 'rejected', reason: '<b>no</b>' },
  { kind: 'declined', cause: 'otherKey' },
  { kind: 'providerDown', status: 503 },
  { kind: 'unreadable', path: 'data.0.state', found: 'malformed' },
  { kind: 'unwritable', path: 'team.json, EACCES' },
  { kind: 'vaultLocked' },
  { kind: 'vaultUnavailable', cause: 'hung' },
  { kind: 'diskFull' },
  { kind: 'diskRefused', code: 'EROFS' },
  { kind: 'takenOver' },
  { kind: 'cancelled' },
  { kind: 'bug', reference: '1a2b3c4d' },
]

test.each(EVERY_KIND)('$kind crosses between processes as it stands', failure => {
  expect(Failure.parse(failure)).toEqual(failure)
})

test('the list is closed: these are all the kinds there are', () => {
  const kinds = Failure.unwrap().options.map(option => option.shape.kind.value)

  expect(new Set(EVERY_KIND.map(({ kind }) => kind))).toEqual(new Set(kinds))
})

test.each([
  ['a kind of tomorrow', { kind: 'quantum' }],
  ['no kind', { status: 500 }],
  ['a wait without an end', { kind: 'rateLimited' }],
  ['a wait until a word', { kind: 'rateLimited', until: 'soon' }],
  ['a wait until before time', { kind: 'rateLimited', until: -1 }],
  ['half a status', { kind: 'providerDown', status: 500.5 }],
  ['an account that is none', { kind: 'unauthorised', accountId: 'one' }],
  ['an account that was not asked for', { kind: 'forbidden', need: 'x' }],
  ['a cause that nobody knows', { kind: 'vaultUnavailable', cause: 'haunted' }],
  ['unreadable by something else', { kind: 'unreadable', path: '', found: 'xml' }],
  ['a sentence', 'offline'],
  ['nothing', null],
])('%s is no failure', (_name, value) => {
  expect(Failure.safeParse(value).success).toBe(false)
})

test('what a failure does not have does not travel with it', () => {
  expect(Failure.parse({ kind: 'offline', stack: 'at secret (/home/somebody)' })).toEqual({ kind: 'offline' })
})
