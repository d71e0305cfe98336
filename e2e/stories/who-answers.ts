import { expect, test } from '#e2e/fixtures.ts'
import { inboxPage } from '#e2e/pages/inbox.ts'
import { threadPage } from '#e2e/pages/thread.ts'
import { windowPage } from '#e2e/pages/window.ts'

test('a group shows who is in it and what is assigned to it', async ({ tributary, freshchat }) => {
  const { page } = tributary
  const frame = windowPage(page)
  const row = (table: string, name: string) => page.getByRole('grid', { name: table }).getByRole('row').filter({ hasText: name })
  const tab = (name: string) => page.getByRole('radiogroup', { name: 'People' }).getByRole('radio', { name })
  const group = page.getByRole('region', { name: 'Group', exact: true })
  const person = page.getByRole('region', { name: 'Person', exact: true })
  await tributary.addAccount(freshchat.connection())
  await frame.go('All')
  await inboxPage(page).open('Mia Lund')
  await threadPage(page, 'Mia Lund').assign.click()
  await page.getByRole('option', { name: 'Support' }).click()
  await frame.go('People')
  await row('Operators', 'Ana Reyes').click()
  await expect(person).toContainText('Ana Reyes')

  await test.step('beside the groups stands no person', async () => {
    await tab('Groups').click()
    await expect(person).toHaveCount(0)
    await expect(group).toContainText('Select a group')
  })

  await test.step('the group that is open, its members, and its conversations', async () => {
    await row('Groups', 'Support').click()
    await expect(group.getByRole('region', { name: 'Members' })).toContainText('Ana Reyes')
    await expect(group.getByRole('region', { name: 'Assigned conversations' })).toContainText('Mia Lund')
  })

  await test.step('a member leads to the person', async () => {
    await group.getByRole('button', { name: /Ana Reyes/ }).click()
    await expect(person).toContainText('Ana Reyes')
    await expect(tab('Operators')).toBeChecked()
  })
})

test('“You” says as whom and with which kind of key each account is connected', async ({ tributary, crisp, freshchat }) => {
  const { page } = tributary
  await tributary.addAccount(crisp.connection('user'))
  await tributary.addAccount(freshchat.connection())
  await windowPage(page).go('People')
  await page.getByRole('radiogroup', { name: 'People' }).getByRole('radio', { name: 'You' }).click()

  const me = (account: string) => page.getByRole('region', { name: 'People', exact: true }).getByRole('listitem').filter({ hasText: account })
  await expect(me('Lamp Shop')).toContainText(/Personal key, ending in .{4}/)
  await expect(me('Harbour Desk')).toContainText('Connected as Ana Reyes')
  await expect(me('Harbour Desk')).toContainText(/API token, ending in .{4}/)
})
