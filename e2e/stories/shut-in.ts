import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { expect, test } from '#e2e/fixtures.ts'
import { startPage } from '#e2e/pages/start.ts'
import { openElsewhere, type Elsewhere } from '#e2e/stage/elsewhere.ts'
import { PERMISSIONS, WAYS_ELSEWHERE, WAYS_TO_A_WINDOW, WAYS_WITHIN, type WayOut } from '#e2e/stage/ways-out.ts'

const OUR_PAGE = 'app://tributary/index.html'

let elsewhere: Elsewhere
test.beforeAll(async () => {
  elsewhere = await openElsewhere()
})
test.afterAll(() => elsewhere.close())

const tryOut = (page: Page, { go, path }: WayOut) =>
  // A page that goes while it is asked, or that is told to its face that it may not.
  page.evaluate(go, elsewhere.url(path)).catch(() => undefined)

test('nothing that our page tries leads out of it', async ({ open }) => {
  const { app, page, stderr, troubles, forgiveTroubles } = await open()
  await expect(startPage(page).addAccount).toBeVisible()
  const home = page.url()
  const before = elsewhere.arrivals().length
  const downloads = await watchDownloads(app)
  await page.evaluate(() => void Object.assign(window, { stillHere: true }))

  for (const way of [...WAYS_ELSEWHERE, ...WAYS_TO_A_WINDOW]) {
    await test.step(way.name, async () => {
      await tryOut(page, way)
      await stays(page, home)
    })
  }

  for (const { name, go } of WAYS_WITHIN) {
    await test.step(name, async () => {
      await page.evaluate(go)
      await stays(page, home)
    })
  }

  await test.step('an address that is dropped on it', async () => {
    await dropAddress(page, elsewhere.url('/dropped'))
    await stays(page, home)
  })

  await test.step('a download', async () => {
    await page.evaluate(download)
    await expect.poll(() => downloads.evaluate(seen => seen.prevented)).toEqual([true])
    await stays(page, home)
  })

  await test.step('every permission but to write on the clipboard', async () => {
    expect(await states(page, PERMISSIONS)).toEqual(all(PERMISSIONS, 'denied'))
    expect(await states(page, ['clipboard-write'])).toEqual({ 'clipboard-write': 'granted' })
  })

  expect(elsewhere.arrivals().slice(before)).toEqual([])
  expect(stderr()).not.toContain('a window opened by the page')
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getURL()))).toEqual([OUR_PAGE])
  // The refusals of the content policy are what was wanted, and all that was said.
  expect(troubles().filter(trouble => !/Content Security Policy|requires 'TrustedScriptURL'/.test(trouble))).toEqual([])
  forgiveTroubles()
})

test('the same ways lead out of a page that nobody guards', async ({ open }) => {
  const { app, page } = await open()
  const bare = await openWindow(app, elsewhere.url('/bare'))
  const asked = await takeGuardsDown(app)

  for (const way of WAYS_ELSEWHERE) {
    await test.step(way.name, async () => {
      await again(bare)
      await tryOut(bare, way)
      await expect.poll(() => elsewhere.arrivals()).toContain(way.path)
    })
  }

  await test.step('windows are asked for', async () => {
    await again(bare)
    for (const way of WAYS_TO_A_WINDOW) await tryOut(bare, way)
    // Chromium shows what is dropped in a window of its own.
    await dropAddress(bare, elsewhere.url('/dropped'))
    await expect.poll(() => asked.evaluate(seen => seen.windows)).toEqual([...WAYS_TO_A_WINDOW.map(({ path }) => path), '/dropped'].map(elsewhere.url))
  })

  await test.step('permissions are granted', async () => {
    await app.evaluate(({ session }) => session.defaultSession.setPermissionCheckHandler(() => true))
    await load(app, [1, bare], elsewhere.url('/granted'))
    expect(await states(bare, PERMISSIONS)).toEqual(all(PERMISSIONS, 'granted'))
  })

  for (const { name, arrives, go } of WAYS_WITHIN) {
    await test.step(name, async () => {
      await page.evaluate(go)
      await page.waitForURL(arrives)
      await load(app, [0, page], OUR_PAGE)
    })
  }
})

test('the bridge is offered on our own origin and on no other, and answers our page alone', async ({ open }) => {
  const { app, page, forgiveTroubles } = await open()
  // A file of ours asks nothing by itself, as a second start of our page would.
  const file = await page.evaluate(() => new URL(String(document.querySelector<HTMLLinkElement>('link[rel=stylesheet]')?.href)).pathname)
  const other = await openWindow(app, `app://tributary${file}`, { preload: await preloadOf(app) })

  expect(await hasBridge(other)).toBe(true)
  expect(await other.evaluate(() => window.inbox.call('app.info', {}))).toEqual({ ok: false, failure: { kind: 'bug', reference: 'foreign-sender' } })
  await load(app, [1, other], elsewhere.url('/with-preload'))
  expect(await hasBridge(other)).toBe(false)
  // Main has said that it refused a call.
  forgiveTroubles()
})

/** It is where it was, and has not been loaded anew. */
async function stays(page: Page, home: string): Promise<void> {
  // As long as a page needs that is let go: the test below sees every one of these ways lead elsewhere.
  await page.waitForTimeout(150)
  expect(page.url()).toBe(home)
  expect(await page.evaluate(() => 'stillHere' in window)).toBe(true)
}

/** Back to where nothing was tried yet; the way before may only now be going, and would cut this short. */
const again = (page: Page) => expect(() => page.goto(elsewhere.url('/bare'))).toPass()

/** A second window of the same app; settles when it has loaded. */
async function openWindow(app: ElectronApplication, url: string, preferences: Readonly<{ preload?: string }> = {}): Promise<Page> {
  const opened = app.waitForEvent('window')
  await app.evaluate(
    ({ BrowserWindow }, asked) => new BrowserWindow({ show: false, webPreferences: { sandbox: true, ...asked.preferences } }).loadURL(asked.url),
    { url, preferences },
  )
  const page = await opened
  await stands(page, url)
  return page
}

const preloadOf = async (app: ElectronApplication) => join(await app.evaluate(electron => electron.app.getAppPath()), 'out', 'preload', 'preload.cjs')

/** As main would load it. */
async function load(app: ElectronApplication, [nth, page]: readonly [nth: 0 | 1, page: Page], url: string): Promise<void> {
  await app.evaluate(({ BrowserWindow }, asked) => BrowserWindow.getAllWindows()[asked.nth]?.loadURL(asked.url), { nth, url })
  await stands(page, url)
}

/** Main knows first; and the page may show our scheme in other words. */
const stands = (page: Page, url: string) => page.waitForURL(({ pathname }) => pathname === new URL(url).pathname)

/** From every page there is. Windows are only counted: the Chromium host opens none for a page. */
function takeGuardsDown(app: ElectronApplication) {
  return app.evaluateHandle(({ BrowserWindow }) => {
    const asked = { windows: [] as string[] }
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect']) webContents.removeAllListeners(event)
      webContents.setWindowOpenHandler(({ url }) => {
        asked.windows.push(url)
        return { action: 'deny' }
      })
    }
    return asked
  })
}

const hasBridge = (page: Page) => page.evaluate(() => 'inbox' in window)

/** Whether each download that begins from now on was prevented by whoever heard of it before. */
function watchDownloads(app: ElectronApplication) {
  return app.evaluateHandle(({ session }) => {
    const seen = { prevented: [] as boolean[] }
    session.defaultSession.on('will-download', event => void seen.prevented.push(event.defaultPrevented))
    return seen
  })
}

function download(): void {
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(new Blob(['x'])), download: 'kept.txt' })
  document.body.append(link)
  link.click()
}

async function dropAddress(page: Page, url: string): Promise<void> {
  const cdp = await page.context().newCDPSession(page)
  const data = { items: [{ mimeType: 'text/uri-list', data: url }], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await cdp.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data })
  await cdp.detach()
}

const states = (page: Page, names: readonly string[]): Promise<Readonly<Record<string, string>>> =>
  page.evaluate(async asked => {
    // The names are more than TypeScript knows.
    const found = asked.map(async name => [name, (await navigator.permissions.query(JSON.parse(JSON.stringify({ name })))).state])
    return Object.fromEntries(await Promise.all(found))
  }, names)

const all = (names: readonly string[], state: 'denied' | 'granted') => Object.fromEntries(names.map(name => [name, state]))
