import { expect, test } from '#e2e/fixtures.ts'
import { inboxPage } from '#e2e/pages/inbox.ts'
import { threadPage } from '#e2e/pages/thread.ts'
import { windowPage } from '#e2e/pages/window.ts'

test('what one is writing stays where it is, however the window changes around it', async ({ tributary, crisp }) => {
  const { page } = tributary
  const frame = windowPage(page)
  const inbox = inboxPage(page)
  const ada = threadPage(page, 'Ada')
  const bo = threadPage(page, 'Bo')
  await tributary.addAccount(crisp.connection())
  await frame.go('All')
  await inbox.open('Ada')
  await ada.reply.fill('Dear Ada, half a')

  await test.step('the details are shown and hidden', async () => {
    await page.keyboard.press('Control+i')
    await expect(page.getByRole('region', { name: 'Details' })).toHaveCount(0)
    await expect(ada.reply).toHaveValue('Dear Ada, half a')
    await page.keyboard.press('Control+i')
    await expect(page.getByRole('region', { name: 'Details' })).toBeVisible()
    await expect(ada.reply).toHaveValue('Dear Ada, half a')
  })

  await test.step('the window becomes small and large again', async () => {
    await page.setViewportSize({ width: 1000, height: 700 })
    await expect(ada.reply).toHaveValue('Dear Ada, half a')
    await page.setViewportSize({ width: 780, height: 600 })
    await expect(ada.reply).toHaveValue('Dear Ada, half a')
    await page.setViewportSize({ width: 1440, height: 900 })
    await expect(ada.reply).toHaveValue('Dear Ada, half a')
  })

  await test.step('another conversation is opened in the middle of a word', async () => {
    await ada.reply.fill('Dear Ada, half a sent')
    await inbox.open('Bo')
    await expect(bo.reply).toHaveValue('')
    await inbox.open('Ada')
    await expect(ada.reply).toHaveValue('Dear Ada, half a sent')
    await expect(inbox.row('Ada')).toContainText('Draft')
  })

  await test.step('another panel is visited', async () => {
    await frame.go('Contacts')
    await frame.go('All')
    await expect(ada.reply).toHaveValue('Dear Ada, half a sent')
  })

  await test.step('once sent it is gone, also after coming back', async () => {
    await ada.send.click()
    await expect(ada.reply).toHaveValue('')
    await inbox.open('Bo')
    await inbox.open('Ada')
    await expect(ada.reply).toHaveValue('')
    await expect(inbox.row('Ada')).not.toContainText('Draft')
    expect(crisp.textsSeen(crisp.sessions.ada)).toContain('Dear Ada, half a sent')
  })
})
