import { expect, test } from 'vitest'
import { fail, ok, type Result } from '#app/result.ts'
import type { Http, HttpOutcome } from '#main/providers/http/http.ts'
import { secretOf, type Secret } from '#main/vault/secret.ts'
import { rereadOnce } from './reread-once.ts'

const KEY = { site: 'shop', key: 'first' }
const REQUEST = { method: 'GET', url: new URL('https://service.test/') } as const
const anAnswer = (status: number): HttpOutcome => ({ reached: 'answer', reply: { status, headers: new Headers(), body: { type: 'none' } } })
const REFUSED = anAnswer(401)
const ASK_AGAIN = { reached: 'unsent', failure: { kind: 'cancelled' } }

/** A line opened with `KEY`, before a service that answers in order, then 401. */
function aLine(kept: Result<Secret>, ...outcomes: HttpOutcome[]) {
  const seen = { reads: 0, others: 0 }
  const service: Http = { reaches: () => true, send: async () => outcomes.shift() ?? REFUSED }
  const door = rereadOnce(service, {
    credential: KEY,
    reread: async () => {
      seen.reads += 1
      return kept
    },
    onOther: () => (seen.others += 1),
  })
  return { seen, ask: () => door.send(REQUEST) }
}

test('a key that was replaced elsewhere is found when the old one is refused, and nobody hears of the refusal', async () => {
  const { seen, ask } = aLine(ok(secretOf({ ...KEY, key: 'second' })))

  expect(await Promise.all([ask(), ask()])).toEqual([ASK_AGAIN, ASK_AGAIN])
  expect(await ask()).toEqual(ASK_AGAIN)
  expect(seen).toEqual({ reads: 1, others: 1 })
})

test.each([['the same key', ok(secretOf(KEY))], ['a vault that is locked', fail({ kind: 'vaultLocked' })], ['no key', fail({ kind: 'notFound' })]])(
  '%s is looked at once, and the refusal is told as it is',
  async (_, kept) => {
    const { seen, ask } = aLine(kept)

    expect([await ask(), await ask(), await ask()]).toEqual([REFUSED, REFUSED, REFUSED])
    expect(seen).toEqual({ reads: 1, others: 0 })
  },
)

test('the next trouble, after the service has taken the key again, is looked into again', async () => {
  const { seen, ask } = aLine(ok(secretOf(KEY)), REFUSED, anAnswer(200), REFUSED, anAnswer(403))

  for (let call = 0; call < 5; call += 1) await ask()

  expect(seen.reads).toBe(3)
})

test('what is no refusal of the key asks nobody', async () => {
  const { seen, ask } = aLine(ok(secretOf({ key: 'second' })), anAnswer(200), anAnswer(403), anAnswer(500), { reached: 'unknown', failure: { kind: 'offline' } })

  for (let call = 0; call < 4; call += 1) await ask()

  expect(seen.reads).toBe(0)
})
