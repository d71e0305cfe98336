import { expect, test } from '#e2e/fixtures.ts'
import { inboxPage } from '#e2e/pages/inbox.ts'
import { threadPage } from '#e2e/pages/thread.ts'
import { windowPage } from '#e2e/pages/window.ts'

test('a conversation goes to a colleague, and comes back with undo', async ({ tributary, crisp }) => {
  const { page } = tributary
  const thread = threadPage(page, 'Ada')
  const frame = windowPage(page)
  await tributary.addAccount(crisp.connection())
  await inboxPage(page).open('Ada')
  const assigned = () => crisp.simulator.world.site(crisp.shop.websiteId).threads.get(crisp.sessions.ada)?.assigned

  await test.step('by typing part of a name', async () => {
    await thread.assign.click()
    const question = page.getByRole('combobox', { name: 'Assign to' })
    await expect(page.getByRole('option', { name: /Otto Lind/ })).toBeVisible()
    await question.fill('lind')
    await page.keyboard.press('Enter')
    await expect(frame.toast('Assigned to Otto Lind')).toBeVisible()
    await expect.poll(assigned).toBe(crisp.shop.operators.otto)
    await expect(page.getByRole('button', { name: 'Assigned to Otto Lind. Change' })).toBeVisible()
  })

  await test.step('undone, nobody has it', async () => {
    await frame.undo.click()
    await expect.poll(assigned).toBeNull()
    await expect(thread.assign).toHaveText('Assign')
  })

  await test.step('Shift+A takes it oneself', async () => {
    await thread.log.focus()
    await page.keyboard.press('Shift+A')
    await expect(frame.toast('Assigned to you')).toBeVisible()
    await expect.poll(assigned).toBe(crisp.shop.operators.nora)
    await frame.go('Mine')
    await expect(inboxPage(page).row('Ada')).toBeVisible()
  })
})

test('a Freshchat conversation can go to a group as well', async ({ tributary, freshchat }) => {
  const { page } = tributary
  await tributary.addAccount(freshchat.connection())
  await windowPage(page).go('All')
  await inboxPage(page).open('Mia Lund')

  await threadPage(page, 'Mia Lund').assign.click()
  await page.getByRole('option', { name: 'Support' }).click()

  await expect.poll(() => freshchat.simulator.world.conversations.get(freshchat.conversationId)?.assignedGroupId).toBe(freshchat.sample.support.id)
  await expect(threadPage(page, 'Mia Lund').assign).toHaveAccessibleName(/Support/)
  await expect(inboxPage(page).row('Mia Lund')).toContainText('Support')
})
