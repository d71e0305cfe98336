import { createServer } from 'node:http'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, launchFixture, takeYourTime, type Fixture } from './fixture/launch-fixture.ts'

takeYourTime()

const HOME = 'http://tributary.app.chromium-host.localhost/index.html'

let fixture: Fixture
beforeAll(async () => {
  fixture = await launchFixture()
})
afterAll(() => fixture[Symbol.asyncDispose]())

const navigationsSeen = (): Promise<string[]> => fixture.app.evaluate(() => seen.navigations)

test('the content security policy arrives unchanged, and holds', async () => {
  const { page } = fixture
  const policy = await page.evaluate(() => fetch('/index.html').then(response => response.headers.get('content-security-policy')))
  expect(policy).toBe("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' http://127.0.0.1:*")
  expect(await page.evaluate(() => Object.entries(document.documentElement.dataset))).toEqual([['script', 'ran']])
})

test('an address the app does not serve is not found', async () => {
  expect(await fixture.page.evaluate(() => fetch('/../../etc/passwd').then(response => response.status))).toBe(404)
})

test.each([
  ['a link', "document.querySelector('#away').click()"],
  ['a script', "location.href = 'https://example.com/away'"],
  ['a form', "const form = document.createElement('form'); form.action = 'https://example.com/away'; document.body.append(form); form.submit()"],
  ['a refresh', "document.head.append(Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: '0;url=https://example.com/away' }))"],
])('%s that leads elsewhere is offered to will-navigate, and prevented', async (_name, script) => {
  const { app, page } = fixture
  await app.evaluate(() => void (seen.navigations.length = 0))
  // Playwright evaluates past the page's policy, which is what lets a test play the attacker.
  await page.evaluate(script)
  await eventually(navigationsSeen).toEqual([expect.stringMatching(/^https:\/\/example\.com\/away\??$/)])
  expect(page.url()).toBe(HOME)
})

test('another scheme is offered to will-navigate, and prevented', async () => {
  const { app, page } = fixture
  await app.evaluate(() => void (seen.navigations.length = 0))
  await page.evaluate("location.href = 'app://elsewhere/index.html'")
  await page.evaluate("location.href = 'mailto:somebody@example.com'")
  await eventually(navigationsSeen).toEqual(['app://elsewhere/index.html', 'mailto:somebody@example.com'])
  expect(page.url()).toBe(HOME)
})

test('a page made of a blob is offered to will-navigate, and prevented', async () => {
  const { app, page } = fixture
  await app.evaluate(() => void (seen.navigations.length = 0))
  await page.evaluate("location.href = URL.createObjectURL(new Blob(['<h1>forged</h1>'], { type: 'text/html' }))")
  await eventually(navigationsSeen).toEqual([expect.stringMatching(/^blob:/)])
  expect(page.url()).toBe(HOME)
})

test('a way within the app is open, and the bridge is there again', async () => {
  const { app, page } = fixture
  await app.evaluate(() => void (seen.navigations.length = 0))
  await page.click('#again')
  await page.waitForURL(`${HOME}?again`)
  expect(await page.evaluate(() => bridge.double(2))).toBe(4)
  expect(await navigationsSeen()).toEqual(['app://tributary/index.html?again'])
})

test.each([
  ['a link to a new window', "document.querySelector('#out').click()"],
  ['window.open', "window.open('https://example.com/out', 'name', 'width=300')"],
])('%s is offered to the window-open handler, and no window opens', async (_name, script) => {
  const { app, page } = fixture
  await app.evaluate(() => void (seen.opened.length = 0))
  await page.evaluate(script)
  await eventually(() => app.evaluate(() => seen.opened)).toEqual(['https://example.com/out'])
  await eventually(() => app.windows().length).toBe(1)
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('nothing is asked of the address for which no window opens, however busy main is', async () => {
  await using elsewhere = await anotherServer()
  const { app, page } = fixture
  await app.evaluate(() => void (seen.opened.length = 0))
  await page.evaluate(`setTimeout(() => window.open('${elsewhere.url}'), 100)`)
  await page.evaluate(`setTimeout(() => Object.assign(document.createElement('a'), { href: '${elsewhere.url}', target: '_blank' }).click(), 200)`)
  await app.evaluate(() => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 600))
  await eventually(() => app.evaluate(() => seen.opened)).toEqual([elsewhere.url, elsewhere.url])
  await eventually(() => app.windows().length).toBe(1)
  expect(await reach(page, elsewhere.url)).toBe('reached')
  expect(elsewhere.arrivals).toHaveLength(1)
})

test('every permission is denied, except what the check handler grants', async () => {
  const states = await fixture.page.evaluate(async () => {
    const names = ['notifications', 'geolocation', 'camera', 'microphone', 'clipboard-read', 'midi', 'persistent-storage', 'clipboard-write']
    const asked = names.map(async name => [name, (await navigator.permissions.query(JSON.parse(JSON.stringify({ name })))).state])
    return Object.fromEntries(await Promise.all(asked))
  })
  const { 'clipboard-write': write, ...others } = states
  expect(write).toBe('granted')
  expect(new Set(Object.values(others))).toEqual(new Set(['denied']))
})

test('a test can ask the app’s request handler', async () => {
  const answers = await fixture.app.evaluate(async electron => {
    electron.session.defaultSession.setPermissionRequestHandler((_contents, permission, callback) => callback(permission === 'media'))
    const host = Reflect.get(electron, '__host')
    return [await host.askForPermission(null, 'media', {}), await host.askForPermission(null, 'geolocation', {})]
  })
  expect(answers).toEqual([true, false])
})

test('a download is told to the app and not carried out', async () => {
  const { app, page } = fixture
  await page.evaluate("const a = document.createElement('a'); a.href = '/page.js'; a.download = 'kept.js'; a.click()")
  await eventually(() => app.evaluate(() => seen.downloads)).toEqual(['kept.js'])
})

test('a blob that is to be kept is a download, and no way elsewhere', async () => {
  const { app, page } = fixture
  await app.evaluate(() => void Object.assign(seen, { downloads: [], navigations: [] }))
  await page.evaluate("Object.assign(document.createElement('a'), { href: URL.createObjectURL(new Blob(['x'])), download: 'kept.txt' }).click()")
  await eventually(() => app.evaluate(() => seen.downloads)).toEqual(['kept.txt'])
  expect(await navigationsSeen()).toEqual([])
})

test('nothing but loopback can be reached, by name or by number', async () => {
  await using elsewhere = await anotherServer()
  const opened = fixture.app.waitForEvent('window')
  await fixture.app.evaluate(({ BrowserWindow }, url) => void new BrowserWindow({ show: false }).loadURL(url), elsewhere.url)
  const away = await opened
  await away.waitForURL(elsewhere.url)
  const places = [elsewhere.url, 'http://example.com/', 'http://192.0.2.1/', 'http://[2001:db8::1]/']
  expect(await Promise.all(places.map(url => reach(away, url)))).toEqual(['reached', 'blocked', 'blocked', 'blocked'])
  await away.close()
})

test('a request that the app cancels fails, others go on', async () => {
  const { app, page } = fixture
  await app.evaluate(({ session }) => {
    session.defaultSession.webRequest.onBeforeRequest({ urls: ['app://tributary/page.js*'] }, (details, callback) => callback({ cancel: details.url.endsWith('?no') }))
  })
  const results = await page.evaluate(() => Promise.all(['/page.js?yes', '/page.js?no'].map(url => fetch(url).then(response => response.status, () => 'cancelled'))))
  await app.evaluate(({ session }) => session.defaultSession.webRequest.onBeforeRequest(null))
  expect(results).toEqual([200, 'cancelled'])
})

const reach = (page: Page, url: string) => page.evaluate(to => fetch(to, { mode: 'no-cors' }).then(() => 'reached', () => 'blocked'), url)

/** On this machine, and none of the app's. */
async function anotherServer() {
  const arrivals: string[] = []
  const server = createServer((request, response) => {
    if (request.url === '/') arrivals.push(request.url)
    response.setHeader('access-control-allow-origin', '*').end('here')
  }).listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  return { url: `http://127.0.0.1:${port}/`, arrivals, [Symbol.asyncDispose]: async () => server.close().closeAllConnections() }
}
