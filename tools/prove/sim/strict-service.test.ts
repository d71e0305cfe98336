import { expect, test } from 'vitest'
import { SECOND_MS } from '#app/domain/time.ts'
import { aClock } from '#main/clock/virtual-clock.ts'
import { isStop, orderedUntil } from '#main/providers/http/retry-after.ts'
import { createLimits } from './limited-line.ts'
import { aStrictService, type Heard } from './strict-service.ts'

function aService() {
  const clock = aClock()
  const limits = createLimits({ now: clock.now, toFailure: () => ({ kind: 'offline' }) })
  const heard: Heard[] = []
  const service = aStrictService({ now: clock.now, isClockRight: () => true, random: () => 0.999, limits, hear: said => void heard.push(said) })
  return { clock, limits, heard, ask: (body?: unknown) => service.send({ method: 'GET', url: new URL('https://service.test/'), body }) }
}

test('whoever comes before the hour is told to stop, in words that mean this hour, and nothing is done', async () => {
  const { clock, limits, heard, ask } = aService()
  limits.limit(30 * SECOND_MS)
  let done = 0

  const outcome = await ask(async () => void (done += 1))

  if (outcome.reached !== 'answer') throw new Error('no answer')
  const until = orderedUntil(outcome.reply.headers, clock.now())
  expect([isStop(outcome.reply.status), done]).toEqual([true, 0])
  expect(heard).toEqual([{ type: 'request', at: clock.now() }, { type: 'stop', at: clock.now(), until }])
})

test('after the hour a call is what it does, and what became of it is seen as on a wire', async () => {
  const { clock, limits, ask } = aService()
  limits.limit(30 * SECOND_MS)
  await clock.advance(30 * SECOND_MS)

  expect(await ask(async () => ({ outcome: 'doubt', failure: { kind: 'offline' } }))).toEqual({ reached: 'unknown', failure: { kind: 'offline' } })
  expect(await ask(async () => ({ ok: false, failure: { kind: 'providerDown', status: 503 } }))).toMatchObject({ reached: 'answer', reply: { status: 503 } })
})
