import { expect, test } from 'vitest'
import { HOUR_MS, MINUTE_MS } from '#app/domain/time.ts'
import { aClock } from '#main/clock/virtual-clock.ts'
import { aStore } from '#main/store/testing/a-store.ts'
import { ACCOUNT, at } from '#main/testing/builders.ts'
import { createCursors } from './cursor.ts'
import { createWatermark, knownUpTo } from './watermark.ts'

async function aWatermark() {
  const { cursors: table } = await aStore()
  const clock = aClock()
  const start = () => createWatermark({ cursors: createCursors(table, ACCOUNT), clock })
  return { clock, start, watermark: start() }
}

test('what was reached counts at once, and after a restart only when it was written down', async () => {
  const { watermark, start } = await aWatermark()
  watermark.reach(at(100))
  expect(await watermark.read()).toBe(at(100))
  expect(await start().read()).toBeNull()

  await watermark.writeDown()

  expect(await start().read()).toBe(at(100))
})

test('it never goes back', async () => {
  const { watermark } = await aWatermark()
  watermark.reach(at(100))

  watermark.reach(at(50))

  expect(await watermark.read()).toBe(at(100))
})

test('a time of the service that lies in the far future hides nothing that comes before it', async () => {
  const { watermark, clock } = await aWatermark()

  watermark.reach(at(24 * HOUR_MS))

  expect(await watermark.read()).toBe(at(5 * MINUTE_MS))
  expect(knownUpTo(at(60_000), clock)).toBe(at(60_000))
})

test('what is new is what comes after all that was written down, and before that nothing is', async () => {
  const { watermark, start } = await aWatermark()
  watermark.reach(at(100))
  expect(await watermark.newSince()).toBeNull()
  await watermark.writeDown()

  watermark.reach(at(5_000))

  expect(await watermark.newSince()).toBe(at(100))
  expect(await start().newSince()).toBe(at(100))
})

test('where the list was only seen, nothing is proven: what is written down stays behind', async () => {
  const { watermark } = await aWatermark()
  watermark.reach(at(100))

  watermark.noteListed(at(500))
  await watermark.writeDown()

  expect([await watermark.listed(), await watermark.read(), await watermark.newSince()]).toEqual([at(500), at(100), at(100)])
  watermark.reach(at(900))
  expect(await watermark.listed()).toBe(at(900))
})

test('to write down nothing is no harm', async () => {
  const { watermark } = await aWatermark()

  expect(await watermark.writeDown()).toEqual({ ok: true, value: null })
  expect(await watermark.read()).toBeNull()
})
