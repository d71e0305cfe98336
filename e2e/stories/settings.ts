import { expect, test } from '#e2e/fixtures.ts'
import { settingsPage } from '#e2e/pages/settings.ts'
import { windowPage } from '#e2e/pages/window.ts'

test('settings open where they begin, and an account’s sheet is left without saving', async ({ tributary, crisp }) => {
  const { page } = tributary
  const settings = settingsPage(page)
  const accounts = settings.panel.getByRole('heading', { name: 'Lamp Shop' })
  await tributary.addAccount(crisp.connection())

  await test.step('wherever they were left', async () => {
    await settings.open()
    await settings.section('About')
    await expect(accounts).toHaveCount(0)
    await windowPage(page).go('All')
    await settings.open()
    await expect(accounts).toBeVisible()
  })

  await test.step('Cancel leaves the account as it was', async () => {
    await settings.more('Lamp Shop').click()
    await settings.menuItem('Edit').click()
    const sheet = windowPage(page).dialog('Lamp Shop')
    await sheet.getByRole('textbox', { name: 'Name' }).fill('Lantern Shop')
    await sheet.getByRole('button', { name: 'Cancel' }).click()
    await expect(sheet).toHaveCount(0)
    await expect(accounts).toBeVisible()
  })
})
