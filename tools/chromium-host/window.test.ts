import { expect, test } from 'vitest'
import { eventually, launchFixture, takeYourTime } from './fixture/launch-fixture.ts'

takeYourTime()

test('the page is exactly as large as the window, also when it is narrow', async () => {
  await using fixture = await launchFixture()
  const { app, page } = fixture
  const size = (): Promise<number[]> => page.evaluate(() => [innerWidth, innerHeight])
  expect(await size()).toEqual([1000, 700])

  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setBounds({ width: 480, height: 700 }))
  await eventually(size).toEqual([480, 700])
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())).toMatchObject({ width: 480, height: 700 })

  await page.setViewportSize({ width: 640, height: 500 })
  expect(await size()).toEqual([640, 500])
  const png = await page.screenshot()
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([640, 500])
})

test('a window that main leaves empty is loaded as well', async () => {
  await using fixture = await launchFixture()
  const url = await fixture.app.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ show: false })
    await window.loadURL('about:blank')
    return window.webContents.getURL()
  })
  expect(url).toBe('about:blank')
})

test('zooming leaves fewer, larger pixels', async () => {
  await using fixture = await launchFixture()
  await fixture.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2))
  await eventually(() => fixture.page.evaluate(() => [innerWidth, innerHeight])).toEqual([500, 350])
})

test('the theme source decides prefers-color-scheme', async () => {
  await using fixture = await launchFixture()
  const { app, page } = fixture
  const isDark = (): Promise<boolean> => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  const updated = await app.evaluateHandle(({ nativeTheme }) => {
    const count = { of: 0 }
    nativeTheme.on('updated', () => (count.of += 1))
    return count
  })
  await app.evaluate(({ nativeTheme }) => (nativeTheme.themeSource = 'dark'))
  await eventually(isDark).toBe(true)
  await app.evaluate(({ nativeTheme }) => (nativeTheme.themeSource = 'light'))
  await eventually(isDark).toBe(false)
  await eventually(() => updated.evaluate(count => count.of)).toBe(2)
})

test('a window is shown, focused, minimised and put away as asked', async () => {
  await using fixture = await launchFixture()
  const steps = await fixture.app.evaluate(async ({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0]
    if (!window) return []
    const heard: string[] = []
    const steps: unknown[] = [[window.isFocused(), window.isVisible()]]
    const tell = (name: string) => (): void => void heard.push(name)
    window.on('hide', tell('hide')).on('blur', tell('blur')).on('show', tell('show')).on('focus', tell('focus')).on('maximize', tell('maximize')).on('unmaximize', tell('unmaximize'))
    window.hide()
    steps.push([window.isFocused(), BrowserWindow.getFocusedWindow()])
    window.show()
    window.maximize()
    steps.push([window.isMaximized(), window.getBounds().width, window.getNormalBounds().width])
    window.unmaximize()
    window.minimize()
    steps.push([window.isMinimized(), window.isMaximized()])
    window.restore()
    steps.push([window.isMinimized(), window.getBounds().width])
    await new Promise(resolve => setImmediate(resolve))
    return [...steps, heard]
  })
  expect(steps).toEqual([
    [true, true],
    [false, null],
    [true, 1920, 1000],
    [true, false],
    [false, 1000],
    ['hide', 'blur', 'show', 'focus', 'blur', 'maximize', 'unmaximize'],
  ])
})

test('a page that crashes is told to the app, and can be loaded again', async () => {
  await using fixture = await launchFixture()
  const { app, page } = fixture
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())
  await eventually(() => app.evaluate(() => seen.gone)).toEqual(['crashed'])
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.loadURL('app://tributary/index.html'))
  expect(page.isClosed()).toBe(false)
})

test('a window may refuse to close', async () => {
  await using fixture = await launchFixture()
  const count = (): Promise<number> => fixture.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
  await fixture.app.evaluate(({ app, BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.once('close', event => event.preventDefault())
    app.quit()
  })
  expect(await count()).toBe(1)
})

test('what the app asks of the desktop is written down, and dialogs are answered by the test', async () => {
  await using fixture = await launchFixture()
  const result = await fixture.app.evaluate(async electron => {
    const host = Reflect.get(electron, '__host')
    host.answerDialog('showSaveDialog', { canceled: false, filePath: '/chosen' })
    const clicks: string[] = []
    electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate([{ label: 'File', submenu: [{ id: 'new', label: 'New', accelerator: 'Ctrl+N', click: () => clicks.push('new') }] }]))
    electron.Menu.getApplicationMenu()?.getMenuItemById('new')?.click()
    const notification = new electron.Notification({ title: 'A title', body: 'A body' })
    notification.on('click', () => clicks.push('notification'))
    notification.show()
    host.notifications[0].emit('click')
    await electron.shell.openExternal('https://example.com/help')
    const answers = [await electron.dialog.showSaveDialog({ title: 'Save' }), await electron.dialog.showSaveDialog({ title: 'Again' })]
    return { clicks, answers, calls: host.calls.map((call: { api: string; args: unknown[] }) => [call.api, ...call.args]) }
  })
  expect(result).toEqual({
    clicks: ['new', 'notification'],
    answers: [{ canceled: false, filePath: '/chosen' }, { canceled: true, filePath: '' }],
    calls: [
      ['notification.show', { title: 'A title', body: 'A body' }],
      ['shell.openExternal', 'https://example.com/help'],
      ['dialog.showSaveDialog', { title: 'Save' }],
      ['dialog.showSaveDialog', { title: 'Again' }],
    ],
  })
})
