import { expect, test } from 'vitest'
import { PageCursor, readCursor, writeCursor } from './cursor.ts'

test('a cursor comes back as it was written', () => {
  expect(readCursor(PageCursor, writeCursor({ page: 3 }))).toEqual({ page: 3 })
})

test.each(['', 'null', '3', '{"page":0}', '{"page":100001}', '{"page":1.5}', '{"page":"3"}', '{"page":', 'https://x.test/?page=2'])('%s is no cursor', text => {
  expect(readCursor(PageCursor, text)).toBeNull()
})
