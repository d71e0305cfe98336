import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { APP_PAGE } from './app-origin.ts'
import { guardEveryPage } from './guards.ts'

/** A page that has come to be in a guarded app, and asks for what pages ask for. */
function aPage() {
  const app = new EventEmitter()
  let mayOpen: (details: Readonly<{ url: string }>) => unknown = () => ({ action: 'allow' })
  const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler: (handler: typeof mayOpen) => (mayOpen = handler) })
  guardEveryPage(app)
  app.emit('web-contents-created', {}, contents)
  return {
    /** Whether Electron goes on with what it has announced. */
    may(event: string, url: string): boolean {
      let isPrevented = false
      contents.emit(event, { url, preventDefault: () => (isPrevented = true) })
      return !isPrevented
    },
    open: (url: string) => mayOpen({ url }),
  }
}

const GOING = ['will-navigate', 'will-frame-navigate', 'will-redirect']
const ELSEWHERE = [
  'https://evil.example/', 'http://127.0.0.1:8080/', 'file:///etc/passwd', 'data:text/html,x', 'blob:app://tributary/1', 'about:blank', 'javascript:alert(1)',
  'mailto:a@b.example', 'app://evil/index.html', 'app://tributary.evil/index.html', 'app://tributary/', 'app://tributary/assets/index.css', 'app://tributary/index.html?x', '',
]

test.each(GOING)('%s: a page may go to our own page', event => {
  expect(aPage().may(event, APP_PAGE)).toBe(true)
  expect(aPage().may(event, `${APP_PAGE}#x`)).toBe(true)
})

test.each(GOING.flatMap(event => ELSEWHERE.map(url => [event, url] as const)))('%s: a page may not go to %j', (event, url) => {
  expect(aPage().may(event, url)).toBe(false)
})

test.each([...ELSEWHERE, APP_PAGE])('no page opens a window on %j', url => {
  expect(aPage().open(url)).toEqual({ action: 'deny' })
})

test('no page embeds another, not even ours', () => {
  expect(aPage().may('will-attach-webview', APP_PAGE)).toBe(false)
})
