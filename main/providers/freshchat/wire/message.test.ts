import { expect, test } from 'vitest'
import { linkToOlder } from './message.ts'

test.each([
  [{ messages: [], link: { rel: 'x', href: '/v2/conversations/c/messages?page=1&from_time=t' } }, '/v2/conversations/c/messages?page=1&from_time=t'],
  [{ messages: [] }, null],
  [{ link: null }, null],
  [{ link: { href: '' } }, null],
  [{ link: { href: 7 } }, null],
  [{ link: '/v2/x' }, null],
  [null, null],
])('the link of %j is %s', (body, href) => {
  expect(linkToOlder(body)).toBe(href)
})
