import fc from 'fast-check'
import { expect, test } from 'vitest'
import { epochMs } from '#app/domain/time.ts'
import { answeredAt, freeAt, heldAt, slotAt, type Slot } from './call-window.ts'

const WINDOW_MS = 1_000
const at = (ms: number) => epochMs(1_000_000 + ms)

test('a call fills its place for a window after its answer', () => {
  const slots = [answeredAt(slotAt(at(0), WINDOW_MS), at(80), WINDOW_MS)]

  expect(heldAt(slots, at(1_079))).toHaveLength(1)
  expect(heldAt(slots, at(1_080))).toHaveLength(0)
})

test('a call whose answer does not come fills its place for no more than its way and a window', () => {
  const slots = [slotAt(at(0), WINDOW_MS)]

  expect(heldAt(slots, at(5_999))).toHaveLength(1)
  expect(heldAt(slots, at(6_000))).toHaveLength(0)
  expect(answeredAt(slotAt(at(0), WINDOW_MS), at(29_000), WINDOW_MS).until).toBe(at(6_000))
})

test('a place is free at once below the bound, else when so many have ended that one is', () => {
  const slots = [0, 10, 20].map(ms => answeredAt(slotAt(at(ms), WINDOW_MS), at(ms), WINDOW_MS))

  expect(freeAt(slots, 4, at(30))).toBe(at(30))
  expect(freeAt(slots, 3, at(30))).toBe(at(1_000))
  expect(freeAt(slots, 1, at(30))).toBe(at(1_020))
})

test('a clock that is set back lets go of what lies in the future', () => {
  expect(heldAt([slotAt(at(86_400_000), WINDOW_MS)], at(0))).toEqual([])
})

test('however long the way there and back takes, the service never sees more than the limit in any window', () => {
  const call = fc.record({ afterMs: fc.nat(300), thereMs: fc.nat(400), backMs: fc.nat(400) })
  fc.assert(
    fc.property(fc.array(call, { maxLength: 60 }), fc.integer({ min: 1, max: 6 }), (calls, limit) => {
      const flights: { slot: Slot; backAt: number }[] = []
      const arrivals: number[] = []
      const standing = (now: number) => flights.map(({ slot, backAt }) => (backAt <= now ? answeredAt(slot, at(backAt), WINDOW_MS) : slot))
      let now = 0
      for (const { afterMs, thereMs, backMs } of calls) {
        now += afterMs
        // Every answer may free a place, and none comes later than 800 ms.
        while (freeAt(standing(now), limit, at(now)) > at(now)) now += 1
        flights.push({ slot: slotAt(at(now), WINDOW_MS), backAt: now + thereMs + backMs })
        arrivals.push(now + thereMs)
      }
      for (const from of arrivals) expect(arrivals.filter(one => one >= from && one < from + WINDOW_MS).length).toBeLessThanOrEqual(limit)
    }),
    { numRuns: 100 },
  )
})
