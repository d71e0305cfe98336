import { expect, test } from 'vitest'
import { hasNextPage } from './page.ts'

test.each([
  ['a link to the next page', { links: { next_page: { href: '/v2/agents?page=2' } } }, true],
  ['links without a next page', { links: { first_page: { href: '/v2/agents?page=1' } }, pagination: { total_pages: 9, current_page: 1 } }, false],
  ['no links, but more pages counted', { pagination: { total_pages: 2, current_page: 1 } }, true],
  ['no links, and this is the last', { pagination: { total_pages: 1, current_page: 1 } }, false],
  ['neither links nor counts', { agents: [] }, false],
  ['no answer worth the name', null, false],
])('%s', (_what, body, expected) => {
  expect(hasNextPage(body, 1)).toBe(expected)
})
