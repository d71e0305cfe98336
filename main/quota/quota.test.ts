import fc from 'fast-check'
import { expect, test } from 'vitest'
import { epochMs } from '#app/domain/time.ts'
import { aClock } from '#main/clock/virtual-clock.ts'
import { QUOTA_LANES, type QuotaLane } from './quota-lane.ts'
import { createQuota, type QuotaNeeds } from './quota.ts'

function aQuota(needs: Partial<QuotaNeeds> = {}) {
  const clock = aClock()
  const quota = createQuota({ clock, random: () => 0, ...needs })
  const went: string[] = []
  const startedAt = clock.now()
  /** Takes a turn and notes what came of it, and when. */
  const take = (lane: QuotaLane, name: string = lane, signal?: AbortSignal) =>
    quota.take(lane, signal).then(turn => went.push(turn.ok ? `${name}@${clock.now() - startedAt}` : `${name}:${turn.failure.kind}`))
  const takeMany = (lane: QuotaLane, count: number) => {
    for (let n = 0; n < count; n += 1) void take(lane)
  }
  return { clock, quota, went, take, takeMany }
}

test('after a rest a burst goes at once, then calls go at the pace', async () => {
  const { clock, went, takeMany } = aQuota()

  takeMany('send', 10)
  await clock.advance(1_000)

  expect(went.filter(turn => turn === 'send@0')).toHaveLength(8)
  expect(went.slice(8)).toEqual(['send@250', 'send@500'])
})

test('a reply never waits behind a saturated background', async () => {
  const { clock, went, take, takeMany } = aQuota()
  takeMany('backfill', 500)
  await clock.advance(3_210)

  void take('send', 'reply')
  await clock.advance(0)

  expect(went.at(-1)).toBe('reply@3210')
})

test('the reserve is for what a person sends: other lanes leave it alone', async () => {
  const { clock, quota, takeMany } = aQuota()

  takeMany('openThread', 20)
  await clock.advance(0)

  expect(quota.meter()).toMatchObject({ granted: { openThread: 6 }, waiting: { openThread: 14 }, free: 2 })
})

test('more urgent lanes go first, whoever came first; within a lane it is first come, first served', async () => {
  const { clock, went, take, takeMany } = aQuota({ pace: { burst: 1, reserve: 0 } })
  takeMany('list', 1)
  await clock.advance(0)

  for (const name of ['backfill-1', 'list-1', 'openThread-1', 'send-1', 'send-2', 'list-2']) void take(toLane(name), name)
  await clock.advance(5_000)

  expect(went.map(turn => turn.split('@')[0])).toEqual(['list', 'send-1', 'send-2', 'openThread-1', 'list-1', 'list-2', 'backfill-1'])
})

test('told to stop, nothing goes before the hour named, and whoever asks is told at once until when', async () => {
  const { clock, quota, went, take } = aQuota()
  const until = epochMs(clock.now() + 30_000)

  quota.told({ kind: 'rateLimited', until })
  const turn = await quota.take('send')
  await clock.advance(29_999)
  void take('send', 'early')
  await clock.advance(1)
  void take('send', 'in time')
  await clock.advance(0)

  expect(turn).toEqual({ ok: false, failure: { kind: 'rateLimited', until } })
  expect(went).toEqual(['early:rateLimited', 'in time@30000'])
})

test('whoever waits when the service says stop is told so instead of waiting for minutes', async () => {
  const { clock, quota, went, takeMany } = aQuota()
  takeMany('list', 8)
  await clock.advance(0)

  quota.told({ kind: 'rateLimited', until: epochMs(clock.now() + 60_000) })
  await clock.advance(0)

  expect(went.slice(6)).toEqual(['list:rateLimited', 'list:rateLimited'])
  expect(quota.meter().stoppedUntil).toBe(clock.now() + 60_000)
})

test('after a stop calls come back one by one and not as a burst', async () => {
  const { clock, quota, went, takeMany } = aQuota()
  quota.told({ kind: 'rateLimited', until: epochMs(clock.now() + 10_000) })
  await clock.advance(10_000)

  takeMany('send', 3)
  await clock.advance(500)

  expect(went).toEqual(['send@10000', 'send@10250', 'send@10500'])
})

test('while nothing gets through, the background is refused and a person may try', async () => {
  const { clock, quota, went, take } = aQuota()
  quota.told({ kind: 'offline' })

  for (const lane of QUOTA_LANES) await take(lane)

  expect(went).toEqual(['send@0', 'openThread@0', 'list:offline', 'backfill:offline'])
  expect(quota.meter().isOffline).toBe(true)
  await clock.advance(0)
})

test('when the offline wait is over one background call feels for the network, and an answer opens the way for all', async () => {
  const { clock, quota, went, take } = aQuota()
  quota.told({ kind: 'offline' })
  await clock.advance(1_000)

  await take('list', 'feeler')
  await take('list', 'next')
  quota.answered()
  await take('list', 'after')

  expect(went).toEqual(['feeler@1000', 'next:offline', 'after@1000'])
  expect(quota.meter().isOffline).toBe(false)
})

test('failures that are not about calling too often or not getting through change nothing', async () => {
  const { quota, went, take } = aQuota()

  quota.told({ kind: 'providerDown', status: 500 })
  quota.told({ kind: 'cancelled' })
  await take('backfill')

  expect(went).toEqual(['backfill@0'])
})

test('a call that is given up leaves the line and costs nothing', async () => {
  const { clock, quota, went, take, takeMany } = aQuota()
  const giveUp = new AbortController()
  takeMany('list', 6)
  void take('list', 'given up', giveUp.signal)

  giveUp.abort()
  void take('list', 'too late', giveUp.signal)
  await clock.advance(10_000)

  expect(went.slice(6)).toEqual(['given up:cancelled', 'too late:cancelled'])
  expect(quota.meter()).toMatchObject({ granted: { list: 6 }, waiting: { list: 0 }, free: 8 })
})

test('closing lets everybody go and leaves no timer', async () => {
  const { clock, quota, went, take, takeMany } = aQuota()
  takeMany('list', 7)
  await clock.advance(0)

  quota.close()
  await take('send')

  expect(went.slice(6)).toEqual(['list:cancelled', 'send:cancelled'])
  expect(clock.sleepers()).toBe(0)
})

test('a clock set back by a day neither stops nor floods', async () => {
  const { clock, quota, went, take, takeMany } = aQuota()
  takeMany('send', 8)
  await clock.advance(0)
  quota.told({ kind: 'rateLimited', until: epochMs(clock.now() + 1_000) })

  clock.jump(-86_400_000)
  void take('send', 'reply')
  await clock.advance(250)

  expect(went.at(-1)).toMatch(/^reply@/)
})

test('whatever is asked for in whatever lane: never more than the pace allows in any second, and everybody gets a turn', async () => {
  const asking = fc.array(fc.record({ lane: fc.constantFrom(...QUOTA_LANES), afterMs: fc.nat(400) }), { minLength: 1, maxLength: 60 })
  await fc.assert(
    fc.asyncProperty(asking, async asked => {
      const { clock, quota } = aQuota()
      const grantedAt: number[] = []
      for (const { lane, afterMs } of asked) {
        void quota.take(lane).then(() => grantedAt.push(clock.now()))
        await clock.advance(afterMs)
      }
      await clock.advance(60_000)

      expect(grantedAt).toHaveLength(asked.length)
      for (const from of grantedAt) expect(grantedAt.filter(at => at >= from && at < from + 1_000).length).toBeLessThanOrEqual(8 + 4)
    }),
    { numRuns: 60 },
  )
})

function toLane(name: string): QuotaLane {
  return QUOTA_LANES.find(lane => name.startsWith(lane)) ?? 'list'
}
