import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aClock } from '#main/clock/virtual-clock.ts'
import { createMint } from './mint.ts'
import { aRandom } from './testing/a-random.ts'
import { uuidV7 } from './uuid-v7.ts'

const NONE = new Set<string>()

test('a client id is the time and two digits of chance: 15 in all, and a number that is exact', () => {
  const clock = aClock()
  const id = createMint({ clock, random: () => 0.42 }).clientId(NONE)

  expect(id).toBe(`${clock.now()}42`)
  expect(id).toHaveLength(15)
  expect(Number.isSafeInteger(Number(id))).toBe(true)
})

test('no client id comes twice, even a thousand in one millisecond and with a clock that is set back', async () => {
  const clock = aClock()
  const mint = createMint({ clock, random: aRandom() })

  const ids = Array.from({ length: 2_000 }, (_, nth) => {
    if (nth === 1_000) clock.jump(-86_400_000)
    return mint.clientId(NONE)
  })

  expect(new Set(ids).size).toBe(2_000)
})

test('a mark that the conversation has seen in another life of the app is not minted again', () => {
  const clock = aClock()
  const again = () => createMint({ clock, random: () => 0 })
  const first = again().clientId(NONE)
  const second = again().clientId(new Set([first]))

  expect(second).not.toBe(first)
  expect(again().clientId(new Set([first, second]))).toBe(String(Number(first) + 2))
})

test('an entry has a UUID of version 7 for a name', () => {
  const clock = aClock()

  expect(createMint({ clock, random: aRandom() }).entryId()).toMatch(/^out:[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

test('a UUID carries its millisecond, sorts by it, and has the right form for any chance', () => {
  fc.assert(fc.property(fc.nat(2 ** 45), fc.double({ min: 0, max: 0.999_999_999, noNaN: true }), (nowMs, chance) => {
    const uuid = uuidV7(nowMs, () => chance)

    expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(Number.parseInt(uuid.replaceAll('-', '').slice(0, 12), 16)).toBe(nowMs)
    expect(uuidV7(nowMs + 1, () => 0) > uuid).toBe(true)
  }))
})

test('ten thousand UUIDs of one millisecond differ', () => {
  const random = aRandom(3)

  expect(new Set(Array.from({ length: 10_000 }, () => uuidV7(1, random))).size).toBe(10_000)
})
