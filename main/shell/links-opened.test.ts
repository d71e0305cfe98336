import { expect, test } from 'vitest'
import type { LinkVerdict } from '#app/contract/app.ts'
import { epochMs } from '#app/domain/time.ts'
import { fail, ok } from '#app/result.ts'
import { createLinks } from './links-opened.ts'

const START = 1_767_600_000_000
const SHOP = 'https://shop.example/'
const verdictOf = (url: string): LinkVerdict => ({ verdict: 'allowed', url, asciiHost: 'shop.example', warnings: [] })

function theLinks(verdict: (url: string) => LinkVerdict = verdictOf) {
  const time = { now: START }
  const opened: string[] = []
  const links = createLinks({
    inspect: verdict,
    open: async url => {
      opened.push(url)
      return verdict(url)
    },
    now: () => epochMs(time.now),
  })
  return { ...links, time, opened }
}

test('an address that was shown is opened, once', async () => {
  const { inspectLink, openLink, opened } = theLinks()
  inspectLink(SHOP, null)

  expect(await openLink(SHOP)).toEqual(ok(verdictOf(SHOP)))
  expect(await openLink(SHOP)).toEqual(fail({ kind: 'cancelled' }))

  expect(opened).toEqual([SHOP])
})

test.each([
  ['that nobody was shown', 'https://other.example/'],
  ['that only begins like one that was shown', `${SHOP}more`],
])('an address %s is not opened', async (_name, url) => {
  const { inspectLink, openLink, opened } = theLinks()
  inspectLink(SHOP, null)

  expect(await openLink(url)).toEqual(fail({ kind: 'cancelled' }))
  expect(opened).toEqual([])
})

test('an address that was refused is not opened', async () => {
  const { inspectLink, openLink, opened } = theLinks(() => ({ verdict: 'refused', reason: 'scheme' }))
  inspectLink('file:///etc/passwd', null)

  expect(await openLink('file:///etc/passwd')).toEqual(fail({ kind: 'cancelled' }))
  expect(opened).toEqual([])
})

test.each([
  ['59 seconds after it was shown an address still opens', 59_000, true],
  ['a minute after it was shown an address does not open', 60_000, false],
  ['a clock that was set back lengthens nothing', -1, false],
])('%s', async (_name, ms, isOpened) => {
  const { inspectLink, openLink, time } = theLinks()
  inspectLink(SHOP, null)
  time.now += ms

  expect((await openLink(SHOP)).ok).toBe(isOpened)
})

test('the sixth within ten seconds waits until the first is ten seconds old', async () => {
  const { inspectLink, openLink, time, opened } = theLinks()
  const press = (n: number) => {
    inspectLink(`${SHOP}${n}`, null)
    return openLink(`${SHOP}${n}`)
  }
  for (let n = 1; n <= 5; n += 1) await press(n)
  time.now += 9_999

  expect(await press(6)).toEqual(fail({ kind: 'rateLimited', until: epochMs(START + 10_000) }))
  time.now += 1
  expect((await press(6)).ok).toBe(true)

  expect(opened).toHaveLength(6)
})
