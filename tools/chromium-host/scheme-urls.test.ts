import { expect, test } from 'vitest'
import { originOf, toAppUrl, toChromiumUrl } from './scheme-urls.ts'

test.each([
  ['app://tributary/index.html?q=1#top', 'http://tributary.app.chromium-host.localhost/index.html?q=1#top'],
  ['app://tributary', 'http://tributary.app.chromium-host.localhost/'],
  ['app://tributary?q', 'http://tributary.app.chromium-host.localhost/?q'],
])('%s is loaded as %s', (appUrl, chromiumUrl) => {
  expect(toChromiumUrl(appUrl)).toBe(chromiumUrl)
})

test('an address of the app survives the way there and back', () => {
  const url = 'app://tributary/a%20b/?q=%C3%A4#x'
  expect(toAppUrl(toChromiumUrl(url))).toBe(url)
})

test.each(['https://example.com/', 'http://127.0.0.1:5173/', 'file:///etc/passwd', 'about:blank', 'data:text/html,x', 'mailto:a@b.example', 'not a url'])('%s is left alone', url => {
  expect(toChromiumUrl(url)).toBe(url)
  expect(toAppUrl(url)).toBe(url)
})

test('the origin of an app address is its scheme and host', () => {
  expect(originOf('app://tributary/index.html')).toBe('app://tributary')
  expect(originOf('https://example.com/x')).toBe('https://example.com')
  expect(originOf('')).toBe('null')
})
