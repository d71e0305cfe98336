import { expect, test } from '#e2e/fixtures.ts'
import { inboxPage } from '#e2e/pages/inbox.ts'
import { windowPage } from '#e2e/pages/window.ts'

test('one key narrows the window to an account, and one key widens it again', async ({ demo }) => {
  const { page } = demo
  const frame = windowPage(page)
  const inbox = inboxPage(page)
  const names = ['Northwind Outfitters', 'Harbor Books', 'Lumen Home', 'Pinetrail Night Trains']
  await expect(inbox.rows.first()).toBeVisible()
  await expect(frame.title).toHaveText('All accounts')

  await test.step('Ctrl+1 to Ctrl+4 go to the accounts, and every row is theirs', async () => {
    for (const [nth, name] of names.entries()) {
      await page.keyboard.press(`Control+${nth + 1}`)
      await expect(frame.title).toHaveText(name)
      await expect(frame.account(name)).toHaveAttribute('aria-current', 'true')
      await expect(inbox.rows.first()).toContainText(name)
      for (const other of names.filter(each => each !== name)) await expect(inbox.list).not.toContainText(other)
    }
  })

  await test.step('Ctrl+0 shows all of them', async () => {
    await page.keyboard.press('Control+0')
    await expect(frame.title).toHaveText('All accounts')
  })

  await test.step('Ctrl+Tab goes round, Ctrl+Shift+Tab goes back', async () => {
    await page.keyboard.press('Control+Tab')
    await expect(frame.title).toHaveText('Northwind Outfitters')
    await page.keyboard.press('Control+Tab')
    await expect(frame.title).toHaveText('Harbor Books')
    await page.keyboard.press('Control+Shift+Tab')
    await page.keyboard.press('Control+Shift+Tab')
    await expect(frame.title).toHaveText('All accounts')
    await page.keyboard.press('Control+Shift+Tab')
    await expect(frame.title).toHaveText('Pinetrail Night Trains')
  })

  await test.step('it works while one writes, and in the palette', async () => {
    await page.keyboard.press('Control+0')
    await inbox.rows.first().click()
    await page.getByRole('textbox', { name: 'Reply' }).click()
    await page.keyboard.press('Control+2')
    await expect(frame.title).toHaveText('Harbor Books')
    await page.keyboard.press('Control+k')
    await frame.palette.fill('lumen')
    await page.keyboard.press('Enter')
    await expect(frame.title).toHaveText('Lumen Home')
  })
})
