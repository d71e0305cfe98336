import { expect, test } from '#e2e/fixtures.ts'
import { inboxPage } from '#e2e/pages/inbox.ts'
import { windowPage } from '#e2e/pages/window.ts'

test('the list is narrowed by state and by inbox, says so, and leads back', async ({ demo }) => {
  const { page } = demo
  const frame = windowPage(page)
  const inbox = inboxPage(page)
  const shown = page.getByRole('group', { name: 'Only shown' })
  const choose = async (name: string) => {
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    await page.getByRole('menuitemradio', { name: new RegExp(`^${name}`) }).click()
    await page.keyboard.press('Escape')
  }
  await frame.go('All')
  await expect(inbox.rows.first()).toBeVisible()

  await test.step('by state', async () => {
    await choose('Resolved')
    await expect(shown).toHaveText('Resolved')
    await expect(inbox.rows.filter({ hasNotText: 'Resolved' })).toHaveCount(0)
    await expect(inbox.rows.first()).toBeVisible()
  })

  await test.step('a lane that holds none of it says that the filter is why', async () => {
    await frame.go('Waiting')
    await expect(page.getByText('Nothing matches the filter')).toBeVisible()
    await page.getByRole('button', { name: 'No longer only Resolved' }).click()
    await expect(shown).toHaveCount(0)
    await expect(inbox.rows.first()).toBeVisible()
  })

  await test.step('by inbox, which another account does not have', async () => {
    await frame.go('All')
    await choose('Events')
    await expect(shown).toHaveText('Events')
    await expect(inbox.rows.filter({ hasNotText: 'Harbor Books' })).toHaveCount(0)
    await expect(inbox.rows.first()).toBeVisible()
    await page.keyboard.press('Control+1')
    await expect(shown).toHaveCount(0)
  })
})
