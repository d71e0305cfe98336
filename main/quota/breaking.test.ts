import { expect, test } from 'vitest'
import { HOUR_MS } from '#app/domain/time.ts'
import { aDoor, anAnswer, LOST, wordOf } from './testing/a-door.ts'

const DOWN = anAnswer(503)

/** A door behind whose host five calls in a row have failed. */
async function aBrokenDoor(failing = DOWN) {
  const bench = aDoor()
  await bench.ask('list')
  bench.answers(...Array.from({ length: 5 }, () => failing))
  for (let n = 0; n < 5; n += 1) await bench.ask('send')
  return bench
}

test.each([['503', DOWN], ['timeouts and resets', LOST]])('after five %s nothing is sent, and that is provable', async (_name, failing) => {
  const { post, seen, quota } = await aBrokenDoor(failing)

  const held = await post()

  expect(held.reached).toBe('unsent')
  expect(seen).toHaveLength(6)
  expect(quota.meter().why?.reason).toBe('breaker')
})

test('a service that is well again is found so by one read, and the reply goes after it', async () => {
  const { clock, post, seen } = await aBrokenDoor()
  await clock.advance(2_500)

  const sent = await post()

  expect(wordOf(sent)).toBe('200')
  expect(seen.slice(6).map(({ method }) => method)).toEqual(['GET', 'POST'])
})

test('while the service stays down, replies cost it one read now and then, and it never sees one of them', async () => {
  const { clock, post, seen, answers } = await aBrokenDoor()
  answers(...Array.from({ length: 1_000 }, () => DOWN))

  for (let n = 0; n < 3_600; n += 5) {
    await post()
    await clock.advance(5_000)
  }

  expect(seen.filter(({ method }) => method === 'POST')).toEqual([])
  expect(seen.length).toBeLessThan(6 + 3_600 / 30 + 5)
})

test('one host that fails says nothing of another', async () => {
  const { ask } = await aBrokenDoor()

  const other = await ask('list', { url: new URL('https://files.service.test/') })

  expect(wordOf(other)).toBe('200')
})

test('a refusal is a clear word and no doubt', async () => {
  const { ask, answers } = aDoor()
  answers(...[400, 403, 404, 409, 422, 500, 404, 500, 404].map(status => anAnswer(status)))

  for (let n = 0; n < 9; n += 1) await ask('list')

  expect(wordOf(await ask('backfill'))).toBe('200')
})

test('a credential that is refused is not used again, however long, until a person has seen to it', async () => {
  const { clock, ask, post, answers, quota, seen } = aDoor()
  answers(anAnswer(401))

  await ask('list')
  const outcomes = [wordOf(await ask('list')), wordOf(await post())]
  await clock.advance(48 * HOUR_MS)
  outcomes.push(wordOf(await ask('openThread')))
  const why = quota.meter().why
  quota.tryAgain()
  outcomes.push(wordOf(await ask('list')))

  expect(outcomes).toEqual(['unsent unauthorised', 'unsent unauthorised', 'unsent unauthorised', '200'])
  expect(why).toEqual({ reason: 'breaker', until: null })
  expect(seen).toHaveLength(2)
})
