import { expect, test } from '#e2e/fixtures.ts'
import { inboxPage } from '#e2e/pages/inbox.ts'
import { threadPage } from '#e2e/pages/thread.ts'

test('a long conversation is read back to its beginning by scrolling alone, and leads to the newest again', async ({ tributary, crisp }) => {
  const { page } = tributary
  const count = 180
  const messages = Array.from({ length: count }, (_, nth) => ({ from: 'user' as const, content: `Line ${nth + 1} of the long story`, timestamp: Date.now() - (count - nth) * 60_000 }))
  crisp.simulator.world.addConversation(crisp.shop.websiteId, { meta: { nickname: 'Teller' }, messages })
  await tributary.addAccount(crisp.connection())
  const { log, message } = threadPage(page, 'Teller')

  await inboxPage(page).open('Teller')
  await expect(message('Line 180 of the long story')).toBeVisible()
  await expect.poll(async () => {
    await log.press('Home')
    return log.getByText('Start of the conversation').isVisible()
  }, { timeout: 30_000 }).toBe(true)
  await expect(message('Line 1 of the long story')).toHaveCount(1)

  await page.getByRole('button', { name: 'Newest' }).click()
  await expect(message('Line 180 of the long story')).toBeVisible()
})

test('in a window taller than what it holds, nothing has to be scrolled for the rest to come', async ({ tributary, crisp }) => {
  const { page } = tributary
  const messages = Array.from({ length: 60 }, (_, nth) => ({ from: 'user' as const, content: `Line ${nth + 1}`, timestamp: Date.now() - (60 - nth) * 1_000 }))
  crisp.simulator.world.addConversation(crisp.shop.websiteId, { meta: { nickname: 'Teller' }, messages })
  await page.setViewportSize({ width: 1_440, height: 4_000 })
  await tributary.addAccount(crisp.connection())

  await inboxPage(page).open('Teller')

  await expect(threadPage(page, 'Teller').log.getByText('Start of the conversation')).toBeVisible()
  await expect(threadPage(page, 'Teller').message('Line 1').first()).toBeVisible()
})
