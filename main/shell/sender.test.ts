import { expect, test } from 'vitest'
import { APP_PAGE } from './app-origin.ts'
import { isFromOurPage } from './sender.ts'

const webContents = { id: 7 }
const open = { isDestroyed: () => false, webContents }
const closed = { isDestroyed: () => true, webContents }
const frame = { url: APP_PAGE, parent: null }
const call = { senderFrame: frame, sender: { id: 7 } }

test('the main frame of our window, on our own page, may call', () => {
  expect(isFromOurPage(call, open)).toBe(true)
})

test.each([
  ['a frame that is gone', { ...call, senderFrame: null }, open],
  ['a frame within our page', { ...call, senderFrame: { ...frame, parent: frame } }, open],
  ['a page that is nowhere', { ...call, senderFrame: { ...frame, url: 'about:blank' } }, open],
  ['a page without an address', { ...call, senderFrame: { ...frame, url: '' } }, open],
  ['another file of ours', { ...call, senderFrame: { ...frame, url: 'app://tributary/assets/index.css' } }, open],
  ['a page of the web', { ...call, senderFrame: { ...frame, url: 'https://evil.example/index.html' } }, open],
  ['a page that is called like ours', { ...call, senderFrame: { ...frame, url: 'app://tributary.evil/index.html' } }, open],
  ['a file', { ...call, senderFrame: { ...frame, url: 'file:///index.html' } }, open],
  ['another window', { ...call, sender: { id: 8 } }, open],
  ['a window that was closed', call, closed],
  ['anybody while there is no window', call, null],
] as const)('%s may not', (_name, event, ours) => {
  expect(isFromOurPage(event, ours)).toBe(false)
})
