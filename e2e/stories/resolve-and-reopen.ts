import { expect, test } from '#e2e/fixtures.ts'
import { inboxPage } from '#e2e/pages/inbox.ts'
import { threadPage } from '#e2e/pages/thread.ts'
import { windowPage } from '#e2e/pages/window.ts'

test('a conversation is resolved and reopened by keys, and every step can be undone', async ({ tributary, crisp }) => {
  const { page } = tributary
  const frame = windowPage(page)
  const thread = threadPage(page, 'Bo')
  await tributary.addAccount(crisp.connection())
  const state = () => crisp.simulator.world.site(crisp.shop.websiteId).threads.get(crisp.sessions.bo)?.state
  await frame.go('All')
  await inboxPage(page).open('Bo')
  await expect(thread.message('Yes, from 100 euros on.')).toBeVisible()

  await test.step('E resolves', async () => {
    await page.keyboard.press('e')
    await expect(frame.toast('Resolved: Bo')).toBeVisible()
    await expect.poll(state).toBe('resolved')
    await expect(thread.reopen).toBeVisible()
    await expect(thread.log.getByText('Resolved by Nora Berg')).toBeVisible()
  })

  await test.step('Z takes it back', async () => {
    await page.keyboard.press('z')
    await expect.poll(state).toBe('unresolved')
    await expect(thread.resolve).toBeVisible()
  })

  await test.step('E once more, then E reopens', async () => {
    await page.keyboard.press('e')
    await expect.poll(state).toBe('resolved')
    await expect(thread.reopen).toBeVisible()
    await page.keyboard.press('e')
    await expect(frame.toast('Reopened: Bo')).toBeVisible()
    await expect.poll(state).toBe('unresolved')
  })

  await test.step('the button in the corner does what Z does', async () => {
    await frame.undo.click()
    await expect.poll(state).toBe('resolved')
    await expect(thread.reopen).toBeVisible()
  })

  await test.step('it lies upon nothing, and Escape takes it away and nothing else', async () => {
    await page.keyboard.press('e')
    const toast = frame.toast('Reopened: Bo')
    await expect(toast).toBeVisible()
    await expect.poll(state).toBe('unresolved')
    expect(await toast.evaluate(words => words.closest('nav') !== null)).toBe(true)
    await page.keyboard.press('Escape')
    await expect(toast).toHaveCount(0)
    await expect(thread.resolve).toBeVisible()
    await page.keyboard.press('e')
    await expect.poll(state).toBe('resolved')
  })

  await test.step('letters that are typed into a field do nothing', async () => {
    await thread.reply.click()
    await page.keyboard.type('eee')
    await expect(thread.reply).toHaveValue('eee')
    expect(state()).toBe('resolved')
  })
})

test('resolved in a lane that it leaves, the focus stays with the thread that keys act on', async ({ tributary, crisp }) => {
  const { page } = tributary
  const { websiteId } = crisp.shop
  crisp.simulator.world.addConversation(websiteId, { state: 'pending', meta: { nickname: 'Dee' }, messages: [{ from: 'user', content: 'Is it dimmable?', timestamp: Date.now() - 30 * 60_000 }] })
  const state = () => crisp.simulator.world.site(websiteId).threads.get(crisp.sessions.ada)?.state
  await tributary.addAccount(crisp.connection())
  await windowPage(page).go('Waiting')
  await inboxPage(page).row('Ada').click()
  await inboxPage(page).row('Ada').focus()

  await page.keyboard.press('e')

  await expect.poll(state).toBe('resolved')
  await expect(inboxPage(page).row('Ada')).toHaveCount(0)
  await expect.poll(() => page.evaluate(() => document.activeElement?.role)).toBe('log')
  await page.keyboard.press('j')
  await expect(inboxPage(page).row('Dee')).toHaveAttribute('aria-current', 'true')
})

test('whom nobody has answered waits again when the resolve is taken back', async ({ tributary, freshchat }) => {
  const { page } = tributary
  const frame = windowPage(page)
  const row = inboxPage(page).row('Mia Lund')
  freshchat.simulator.actions.contactWrites({ conversationId: freshchat.conversationId, text: 'Did you find it?' })
  const status = () => freshchat.simulator.world.conversations.get(freshchat.conversationId)?.status
  await tributary.addAccount(freshchat.connection())
  await frame.go('Waiting')
  await row.click()
  await expect(page.getByRole('log').getByText('Did you find it?')).toBeVisible()

  await page.keyboard.press('e')
  await expect.poll(status).toBe('resolved')
  await expect(page.getByRole('log').getByText('resolved', { exact: false })).toBeVisible({ timeout: 20_000 })
  await expect(row).toHaveCount(0)
  await page.keyboard.press('z')
  await expect.poll(status).not.toBe('resolved')

  await expect(row).toBeVisible({ timeout: 20_000 })
})
