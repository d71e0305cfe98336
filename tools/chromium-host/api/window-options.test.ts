import { expect, test } from 'vitest'
import { readWindowOptions } from './window-options.ts'

test('what a window can obey is read', () => {
  const options = { width: 900, minWidth: 400, show: false, title: 'T', webPreferences: { preload: '/p.cjs', sandbox: true, spellcheck: true } }
  expect(readWindowOptions({ ...options, backgroundColor: '#fff', titleBarStyle: 'hidden' })).toMatchObject(options)
  expect(readWindowOptions({})).toEqual({ webPreferences: {} })
})

test.each([
  [{ kiosk: true }, 'kiosk'],
  [{ width: 'wide' }, 'width'],
  [{ webPreferences: { sandbox: false } }, 'sandbox: false'],
  [{ webPreferences: { contextIsolation: false } }, 'contextIsolation: false'],
  [{ webPreferences: { partition: 'persist:x' } }, 'partition: persist:x'],
])('%o is refused by name', (options, named) => {
  expect(() => readWindowOptions(options)).toThrow(named)
})
