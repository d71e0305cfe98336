import { expect, test } from '#e2e/fixtures.ts'
import { inboxPage } from '#e2e/pages/inbox.ts'
import { outboxPage } from '#e2e/pages/outbox.ts'
import { threadPage } from '#e2e/pages/thread.ts'
import { windowPage } from '#e2e/pages/window.ts'

test('a morning’s triage without a mouse', async ({ tributary, crisp }) => {
  const { page } = tributary
  const frame = windowPage(page)
  const inbox = inboxPage(page)
  const { keyboard } = page
  const state = (session: string) => crisp.simulator.world.site(crisp.shop.websiteId).threads.get(session)?.state
  const hasFocus = () => page.evaluate(() => document.activeElement !== null && document.activeElement !== document.body)
  await tributary.addAccount(crisp.connection())
  await expect(inbox.row('Ada')).toBeVisible()

  await test.step('G A shows everything, J opens the newest, J again the one below, K goes back up', async () => {
    await keyboard.press('g')
    await keyboard.press('a')
    await expect(inbox.row('Cy')).toBeVisible()
    await keyboard.press('j')
    await expect(threadPage(page, 'Ada').log).toBeVisible()
    await keyboard.press('j')
    await expect(threadPage(page, 'Bo').log).toBeVisible()
    await keyboard.press('k')
    await expect(threadPage(page, 'Ada').log).toBeVisible()
    await expect(inbox.openRow).toContainText('Ada')
  })

  await test.step('R answers, Ctrl+Enter sends', async () => {
    await keyboard.press('r')
    await expect(threadPage(page, 'Ada').reply).toBeFocused()
    await keyboard.type('It is on its way, Ada.')
    await keyboard.press('Control+Enter')
    await expect(threadPage(page, 'Ada').reply).toHaveValue('')
    await expect.poll(() => crisp.textsSeen(crisp.sessions.ada)).toContain('It is on its way, Ada.')
  })

  await test.step('Escape leaves the field, N writes a note', async () => {
    await keyboard.press('Escape')
    await expect(threadPage(page, 'Ada').reply).not.toBeFocused()
    expect(await hasFocus()).toBe(true)
    await keyboard.press('n')
    await expect(threadPage(page, 'Ada').noteField).toBeFocused()
    await keyboard.type('Third this week.')
    await keyboard.press('Control+Enter')
    await expect.poll(() => crisp.notesOf(crisp.sessions.ada)).toHaveLength(1)
    await keyboard.press('Escape')
  })

  await test.step('E resolves, Z takes it back', async () => {
    await keyboard.press('e')
    await expect.poll(() => state(crisp.sessions.ada)).toBe('resolved')
    await keyboard.press('z')
    await expect.poll(() => state(crisp.sessions.ada)).toBe('unresolved')
  })

  await test.step('G O goes to the outbox, where nothing is left', async () => {
    await keyboard.press('g')
    await keyboard.press('o')
    await expect(outboxPage(page).empty).toBeVisible()
  })

  await test.step('? shows every key; Escape ends the search in it, then closes it', async () => {
    await keyboard.press('?')
    const sheet = frame.dialog('Keyboard shortcuts')
    await expect(sheet.getByText('Next conversation')).toBeVisible()
    await keyboard.type('assign')
    await expect(sheet.getByText('Assign to me')).toBeVisible()
    await expect(sheet.getByText('Next conversation')).toHaveCount(0)
    await keyboard.press('Escape')
    await expect(sheet.getByText('Next conversation')).toBeVisible()
    await keyboard.press('Escape')
    await expect(sheet).toHaveCount(0)
  })

  await test.step('Ctrl+K does whatever has a name', async () => {
    const isDark = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
    for (const [theme, dark] of [['dark', true], ['light', false]] as const) {
      await keyboard.press('Control+k')
      await expect(frame.palette).toBeFocused()
      await keyboard.type(`theme ${theme}`)
      await keyboard.press('Enter')
      await expect.poll(isDark).toBe(dark)
    }
  })

  await test.step('/ searches all that is stored', async () => {
    await keyboard.press('/')
    await keyboard.type('invoice')
    await expect(page.getByRole('option', { name: /Can I pay by invoice/ })).toBeVisible()
    await keyboard.press('Enter')
    await expect(threadPage(page, 'Bo').log).toBeVisible()
  })
})

test('wherever keys lead, the focus goes along, and the next key acts there', async ({ demo }) => {
  const { page } = demo
  const { keyboard } = page
  const frame = windowPage(page)
  const inbox = inboxPage(page)
  const focus = () => page.evaluate(() => ({ isNowhere: document.activeElement === document.body, role: document.activeElement?.getAttribute('role') ?? null }))
  await expect(inbox.rows.nth(3)).toBeVisible()
  await keyboard.press('j')
  // Whoever goes on before it is open is not led back by it.
  const reply = page.getByRole('region', { name: /^Answer / }).getByRole('textbox')
  await expect(reply).toBeVisible()

  for (const key of ['c', 'k', 'p'] as const) {
    await test.step(`G ${key.toUpperCase()} is in its list`, async () => {
      await keyboard.press('g')
      await keyboard.press(key)
      await expect.poll(focus).toEqual({ isNowhere: false, role: 'row' })
    })
  }

  await test.step('an empty outbox is somewhere', async () => {
    await keyboard.press('g')
    await keyboard.press('o')
    await expect(outboxPage(page).empty).toBeVisible()
    expect((await focus()).isNowhere).toBe(false)
  })

  await test.step('whom the palette leads elsewhere is there', async () => {
    await keyboard.press('g')
    await keyboard.press('i')
    await expect.poll(focus).toEqual({ isNowhere: false, role: 'row' })
    await keyboard.press('Control+k')
    await keyboard.type('go to contacts')
    await keyboard.press('Enter')
    await expect(frame.palette).toHaveCount(0)
    await expect.poll(focus).toEqual({ isNowhere: false, role: 'row' })
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)
  })

  await test.step('what is being written keeps the focus when details come and go, and the window is made narrow', async () => {
    await keyboard.press('g')
    await keyboard.press('i')
    await expect.poll(focus).toEqual({ isNowhere: false, role: 'row' })
    await keyboard.press('r')
    await expect(reply).toBeFocused()
    await keyboard.type('We will ')
    await keyboard.press('Control+i')
    await keyboard.type('see ')
    for (const width of [1000, 780, 1440]) {
      await page.setViewportSize({ width, height: 900 })
      await keyboard.type('e')
    }
    await expect(reply).toBeFocused()
    await expect(reply).toHaveValue('We will see eee')
  })

  await test.step('what a quick hand types into the palette before it is there stands in the palette, and not in the answer', async () => {
    // All of it before the window can draw anything.
    await page.evaluate(() => {
      const press = (key: string, more: KeyboardEventInit = {}) =>
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))
      press('k', { ctrlKey: true })
      for (const key of ['t', 'e', 'Backspace', 'h', 'Enter']) press(key)
    })
    await expect(frame.palette).toBeFocused()
    await keyboard.type('eme')
    await expect(frame.palette).toHaveValue('theme')
    await keyboard.press('Escape')
    await expect(frame.palette).toHaveCount(0)
    await expect(reply).toBeFocused()
    await expect(reply).toHaveValue('We will see eee')
  })
})
