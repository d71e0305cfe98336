import { expect, test } from 'vitest'
import type { Change } from '#app/contract/change.ts'
import { APP_PAGE } from './app-origin.ts'
import { tellWindow } from './tell-window.ts'

const CHANGES: readonly Change[] = [{ kind: 'vault' }]

function aWindow(url: string, isDestroyed = false) {
  const heard: unknown[] = []
  return { heard, isDestroyed: () => isDestroyed, webContents: { getURL: () => url, send: (...words: unknown[]) => void heard.push(words) } }
}

test.each([APP_PAGE, `${APP_PAGE}#x`])('our page at %s hears of changes', url => {
  const window = aWindow(url)

  tellWindow(window, CHANGES)

  expect(window.heard).toEqual([['inbox:change', CHANGES]])
})

test.each(['', 'about:blank', 'https://evil.example/index.html', 'app://tributary/assets/x.css'])('whatever shows %s hears nothing', url => {
  const window = aWindow(url)

  tellWindow(window, CHANGES)

  expect(window.heard).toEqual([])
})

test('a window that is gone, or was never there, hears nothing', () => {
  const window = aWindow(APP_PAGE, true)

  tellWindow(window, CHANGES)
  tellWindow(null, CHANGES)

  expect(window.heard).toEqual([])
})
