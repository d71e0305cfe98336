import { expect, test } from 'vitest'
import { APP_PAGE } from './app-origin.ts'
import { loadPage } from './load-page.ts'

/** What Electron says of a page that it could not load. */
const failed = (code: string) => Object.assign(new Error(`${code} loading '${APP_PAGE}'`), { code, errno: -2, url: APP_PAGE })

async function loaded(loadURL: (url: string) => Promise<void>, isDestroyed = false): Promise<readonly unknown[]> {
  const lost: unknown[] = []
  await loadPage({ loadURL, isDestroyed: () => isDestroyed }, error => void lost.push(error))
  return lost
}

test('our page is loaded, and nothing is said', async () => {
  const asked: string[] = []

  expect(await loaded(async url => void asked.push(url))).toEqual([])

  expect(asked).toEqual([APP_PAGE])
})

test('a page that cannot be loaded is told with its reason', async () => {
  const error = failed('ERR_FAILED')

  expect(await loaded(() => Promise.reject(error))).toEqual([error])
})

test('a window that was closed meanwhile has lost nothing', async () => {
  expect(await loaded(() => Promise.reject(failed('ERR_FAILED')), true)).toEqual([])
})

test('a page that is loaded anew meanwhile is not lost', async () => {
  expect(await loaded(() => Promise.reject(failed('ERR_ABORTED')))).toEqual([])
})
