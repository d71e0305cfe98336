import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY_MS, EpochMs, epochMs, HOUR_MS, LAST_MOMENT_MS, MINUTE_MS, SECOND_MS } from './time.ts'

test.each([
  [0, 0],
  [1, 1],
  [1_767_603_600_000, 1_767_603_600_000],
  [1.9, 1],
  [-0.5, 0],
  [-1, 0],
  [-Infinity, 0],
  [NaN, 0],
  [LAST_MOMENT_MS, LAST_MOMENT_MS],
  [LAST_MOMENT_MS + 1, LAST_MOMENT_MS],
  [Number.MAX_SAFE_INTEGER, LAST_MOMENT_MS],
  [Number.MAX_SAFE_INTEGER + 1, LAST_MOMENT_MS],
  [1e300, LAST_MOMENT_MS],
  [Infinity, LAST_MOMENT_MS],
])('%d becomes the time %d', (value, time) => {
  expect(epochMs(value)).toBe(time)
  expect(Object.is(epochMs(value), -0)).toBe(false)
})

test('whatever number a service sends, the time can be kept, read again and drawn', () => {
  const anyNumber = fc.oneof(fc.double(), fc.integer(), fc.double({ min: 1e15, max: 1e17 }), fc.constantFrom(NaN, Infinity, -Infinity, 2 ** 53, 2 ** 63))

  fc.assert(
    fc.property(anyNumber, value => {
      const time = epochMs(value)
      expect(EpochMs.parse(time)).toBe(time)
      expect(() => new Date(time).toISOString()).not.toThrow()
    }),
    { numRuns: 2_000 },
  )
})

test('what comes later is never said to be earlier', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (a, b) => {
      expect(epochMs(Math.min(a, b))).toBeLessThanOrEqual(epochMs(Math.max(a, b)))
    }),
  )
})

describe('the gate', () => {
  test.each([0, 1, LAST_MOMENT_MS])('lets %d through', value => {
    expect(EpochMs.parse(value)).toBe(value)
  })

  test.each([-1, 0.5, NaN, Infinity, LAST_MOMENT_MS + 1, '1767603600000', null, undefined, new Date(0)])('refuses %s', value => {
    expect(EpochMs.safeParse(value).success).toBe(false)
  })
})

test('the units are made of each other', () => {
  expect([SECOND_MS, MINUTE_MS, HOUR_MS, DAY_MS]).toEqual([1_000, 60_000, 3_600_000, 86_400_000])
})
