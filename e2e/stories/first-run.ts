import { expect, test } from '#e2e/fixtures.ts'
import { inboxPage } from '#e2e/pages/inbox.ts'
import { startPage } from '#e2e/pages/start.ts'
import { windowPage } from '#e2e/pages/window.ts'

test('somebody without any key looks around in the demo and leaves it again', async ({ open }) => {
  const { page } = await open()
  const start = startPage(page)
  const inbox = inboxPage(page)
  await expect(start.addAccount).toBeVisible()

  await test.step('the demo fills a list', async () => {
    await start.tryDemo.click()
    await expect(start.ribbon).toBeVisible()
    await expect(inbox.rows.first()).toBeVisible()
    await expect(windowPage(page).account('Northwind Outfitters')).toBeVisible()
    await expect(windowPage(page).account('Pinetrail Night Trains')).toBeVisible()
  })

  await test.step('a conversation opens, with words in it', async () => {
    await inbox.rows.nth(1).click()
    await expect(page.getByRole('log').getByRole('article').first()).toBeVisible()
    await expect(page.getByRole('region', { name: /^Answer / })).toContainText('Sending as Ana')
  })

  await test.step('no account of one’s own can be added meanwhile', async () => {
    await windowPage(page).account('Add an account').click()
    const question = windowPage(page).dialog('The demo cannot reach any service')
    await expect(question).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(question).toHaveCount(0)
  })

  await test.step('left, nothing of it stays', async () => {
    await start.leaveDemo.click()
    await expect(start.tryDemo).toBeVisible()
    await expect(start.ribbon).toHaveCount(0)
  })
})
