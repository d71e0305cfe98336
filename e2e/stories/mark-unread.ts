import { expect, test } from '#e2e/fixtures.ts'
import { inboxPage } from '#e2e/pages/inbox.ts'
import { threadPage } from '#e2e/pages/thread.ts'

test('what was read can be put back as unread, for oneself and for the team', async ({ tributary, crisp }) => {
  const { page } = tributary
  const inbox = inboxPage(page)
  await tributary.addAccount(crisp.connection())
  const unread = () => crisp.simulator.world.site(crisp.shop.websiteId).threads.get(crisp.sessions.ada)?.unreadOperator

  await test.step('looking at it for a moment reads it', async () => {
    await expect(inbox.row('Ada')).toContainText('1 unread')
    await inbox.open('Ada')
    await expect(inbox.row('Ada')).not.toContainText('unread')
    await expect.poll(unread).toBe(0)
  })

  await test.step('U puts it back and leaves it', async () => {
    await threadPage(page, 'Ada').log.focus()
    await page.keyboard.press('u')
    await expect(inbox.row('Ada')).toContainText('1 unread')
    await expect(page.getByText('No conversation selected')).toBeVisible()
    await expect.poll(unread).toBe(1)
  })

  await test.step('so does the menu', async () => {
    await inbox.open('Ada')
    await expect(inbox.row('Ada')).not.toContainText('unread')
    await threadPage(page, 'Ada').more.click()
    await threadPage(page, 'Ada').menuItem('Mark unread').click()
    await expect(inbox.row('Ada')).toContainText('1 unread')
  })
})
