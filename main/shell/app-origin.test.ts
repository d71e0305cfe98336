import { expect, test } from 'vitest'
import { APP_PAGE, isOurPage, isOurs } from './app-origin.ts'

test.each([APP_PAGE, `${APP_PAGE}#`, `${APP_PAGE}#a/b?c`])('%s is our page', url => {
  expect(isOurPage(url)).toBe(true)
})

test.each([
  'app://tributary/',
  'app://tributary',
  'app://tributary/assets/index.css',
  'app://tributary/index.html/',
  'app://tributary/index.html?x',
  'app://tributary/INDEX.html',
  'app://x@tributary/index.html',
  'app://tributary:1/index.html',
])('%s is within our origin or looks so, and is not our page', url => {
  expect(isOurPage(url)).toBe(false)
})

test.each(['', 'about:blank', 'blob:app://tributary/index.html', 'https://tributary/index.html', 'file:///index.html', 'app://evil/index.html', 'data:text/html,app://tributary/index.html'])(
  '%s is nothing of ours',
  url => {
    expect([isOurs(url), isOurPage(url)]).toEqual([false, false])
  },
)
