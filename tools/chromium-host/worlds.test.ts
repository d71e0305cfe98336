import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, launchFixture, takeYourTime, type Fixture } from './fixture/launch-fixture.ts'

takeYourTime()

let fixture: Fixture
beforeAll(async () => {
  fixture = await launchFixture()
})
afterAll(() => fixture[Symbol.asyncDispose]())

test('a page on the app’s own scheme opens, in a secure context', async () => {
  const { app, page } = fixture
  const url = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL())
  expect(url).toBe('app://tributary/index.html')
  expect(await page.title()).toBe('Fixture page')
  expect(await page.evaluate(() => isSecureContext)).toBe(true)
})

test('the preload knows where it is by the address of the app', async () => {
  expect(await fixture.page.evaluate(() => bridge.where)).toEqual(['app://tributary/index.html', 'app://tributary'])
})

test('main answers what the preload invokes, and knows the page by its app:// address', async () => {
  const answer = await fixture.page.evaluate(() => bridge.echo({ at: new Date(0), missing: undefined, list: [1, 'two'] }))
  expect(answer).toEqual({ value: { at: new Date(0), missing: undefined, list: [1, 'two'] }, frame: 'app://tributary/index.html', isMain: true })
})

test('an error in main reaches the page in Electron’s words', async () => {
  const message = await fixture.page.evaluate(() => bridge.fail().catch((error: Error) => error.message))
  expect(message).toBe("Error invoking remote method 'fail': TypeError: no such thing")
})

test('a message from the page arrives in main', async () => {
  await fixture.page.evaluate(() => bridge.tell({ hello: 1 }))
  await eventually(() => fixture.app.evaluate(() => seen.arrivals)).toContainEqual({ hello: 1 })
})

test('a message from main arrives in the page until it stops listening', async () => {
  const { app, page } = fixture
  await page.evaluate(() => {
    const news: unknown[] = Object.assign(globalThis, { news: [] }).news
    const stop = bridge.onNews(item => {
      news.push(item)
      if (news.length === 2) stop()
    })
  })
  await app.evaluate(({ BrowserWindow }) => {
    for (const item of ['one', 'two', 'three']) BrowserWindow.getAllWindows()[0]?.webContents.send('news', item)
  })
  await page.evaluate(() => bridge.echo('everything before this has arrived'))
  expect(await page.evaluate(() => Reflect.get(globalThis, 'news'))).toEqual(['one', 'two'])
})

test('the bridge calls functions at once, carries errors and promises, and is frozen', async () => {
  const result = await fixture.page.evaluate(async () => {
    let thrown: unknown
    try {
      bridge.explode()
    } catch (error) {
      thrown = error
    }
    return [bridge.double(21), String(thrown), thrown instanceof Error, await bridge.nested.later, Object.isFrozen(bridge.nested.list), Reflect.set(globalThis, 'bridge', 1)]
  })
  expect(result).toEqual([42, 'RangeError: too far', true, 'later', true, false])
})

test('the page sees neither Node nor the preload’s own world', async () => {
  const kinds = await fixture.page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'onlyHere', '__chromiumHostCall', '__chromiumHostReceive', 'electron'].map(name => typeof Reflect.get(globalThis, name)),
  )
  expect(new Set(kinds)).toEqual(new Set(['undefined']))
})

test('what the host does not have says so, by name', async () => {
  const messages = await fixture.app.evaluate(electron => {
    const window = electron.BrowserWindow.getAllWindows()[0]
    const attempts = [
      () => electron.BrowserView,
      () => Reflect.get(electron.app, 'getFileIcon'),
      () => window && Reflect.get(window, 'setVibrancy'),
      () => window && Reflect.get(window.webContents, 'printToPDF'),
      () => new electron.BrowserWindow({ webPreferences: { nodeIntegration: true } }),
      () => new electron.BrowserWindow({ kiosk: true }),
    ]
    return attempts.map(attempt => {
      try {
        attempt()
        return 'no error'
      } catch (error) {
        return error instanceof Error ? error.message : ''
      }
    })
  })
  expect(messages).toEqual([
    'not part of the Chromium host: electron.BrowserView',
    'not part of the Chromium host: electron.app.getFileIcon',
    'not part of the Chromium host: electron.BrowserWindow.setVibrancy',
    'not part of the Chromium host: electron.WebContents.printToPDF',
    'not part of the Chromium host: electron.BrowserWindow({ webPreferences: { nodeIntegration: true } })',
    'not part of the Chromium host: electron.BrowserWindow({ kiosk })',
  ])
})

test('the host never passes for Electron', async () => {
  const versions = await fixture.app.evaluate(() => [process.versions.electron, Reflect.get(process.versions, 'chromiumHost'), process.versions.chrome])
  expect(versions).toEqual([undefined, '1', expect.stringMatching(/^\d+\.\d+\.\d+\.\d+$/)])
})
