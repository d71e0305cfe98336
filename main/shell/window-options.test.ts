import { expect, test } from 'vitest'
import { windowOptions } from './window-options.ts'

const bounds = { x: 1, y: 2, width: 1_000, height: 700 }

test('the page is shut in: a sandbox, a world apart, no Node, no pages within, nothing that is dropped leads away', () => {
  const { webPreferences } = windowOptions({ bounds, preload: '/preload.cjs', background: '#fff' })

  // All of them: whatever is added has to be weighed here.
  expect(webPreferences).toEqual({
    preload: '/preload.cjs', sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false, spellcheck: true, navigateOnDragDrop: false,
  })
})

test('it opens where it is told, and is shown when there is something to see', () => {
  expect(windowOptions({ bounds, preload: '/preload.cjs', background: '#fff' })).toMatchObject({ ...bounds, show: false, backgroundColor: '#fff' })
})
