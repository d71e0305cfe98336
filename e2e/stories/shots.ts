import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '#e2e/fixtures.ts'
import { addAccountPage } from '#e2e/pages/add-account.ts'
import { campaignsPage } from '#e2e/pages/campaigns.ts'
import { contactsPage } from '#e2e/pages/contacts.ts'
import { inboxPage } from '#e2e/pages/inbox.ts'
import { newConversationPage } from '#e2e/pages/new-conversation.ts'
import { settingsPage } from '#e2e/pages/settings.ts'
import { startPage } from '#e2e/pages/start.ts'
import { windowPage } from '#e2e/pages/window.ts'

const FOLDER = join(import.meta.dirname, '..', '..', 'out', 'shots')

test('every main view has its picture, light and dark, wide and narrow', async ({ open }) => {
  // Sixty pictures, each painted anew.
  test.setTimeout(120_000)
  const tributary = await open()
  const { page } = tributary
  const frame = windowPage(page)
  const inbox = inboxPage(page)
  const shoot = (name: string) => shootAll(tributary, name)

  await expect(startPage(page).addAccount).toBeVisible()
  await shoot('01-start')
  const form = addAccountPage(page)
  await startPage(page).addAccount.click()
  await form.service('Crisp').click()
  await form.check.click()
  await expect(form.dialog).toContainText('This is needed.')
  await shoot('02-add-account')
  await page.keyboard.press('Escape')
  await expect(form.dialog).toHaveCount(0)

  await startPage(page).tryDemo.click()
  await expect(inbox.rows.nth(3)).toBeVisible()
  await inbox.rows.nth(2).click()
  await expect(page.getByRole('log').getByRole('article').first()).toBeVisible()
  await shoot('03-inbox')
  await page.getByRole('radio', { name: 'Note' }).click()
  await page.getByRole('textbox', { name: 'Note' }).fill('Second time this month. Yuki knows the carrier.')
  await shoot('04-note')
  await page.keyboard.press('Escape')

  await page.keyboard.press('Control+k')
  await expect(frame.palette).toBeVisible()
  await shoot('05-palette')
  await page.keyboard.press('Escape')

  await frame.go('Contacts')
  await page.getByRole('grid', { name: 'Contacts' }).getByRole('row').nth(4).click()
  await expect(contactsPage(page).details.getByRole('term').first()).toBeVisible()
  await shoot('06-contacts')
  await newConversationPage(page).open()
  await expect(newConversationPage(page).dialog).toBeVisible()
  await shoot('07-new-conversation')
  await page.keyboard.press('Escape')

  await frame.go('Campaigns')
  await campaignsPage(page).row('Spring arrivals').click()
  await expect(campaignsPage(page).pause).toBeVisible()
  await shoot('08-campaigns')
  await frame.go('People')
  await page.getByRole('row').filter({ hasText: 'Marta' }).first().click()
  await shoot('09-people')
  await frame.go('Outbox')
  await shoot('10-outbox')
  const settings = settingsPage(page)
  await settings.open()
  for (const [nth, section] of ['Accounts', 'Keys and security', 'Appearance', 'Keyboard', 'About'].entries()) {
    await settings.section(section)
    await shoot(`${11 + nth}-settings-${section.split(' ')[0]?.toLowerCase()}`)
  }
})

type Holder = Readonly<{ page: Page; call: (name: 'preferences.set', input: { change: { theme: 'light' | 'dark' } }) => Promise<unknown> }>

async function shootAll({ page, call }: Holder, name: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await call('preferences.set', { change: { theme } })
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
    for (const [width, height] of [[1440, 900], [1000, 700]] as const) {
      await page.setViewportSize({ width, height })
      await page.screenshot({ path: join(FOLDER, `${name}-${theme}-${width}.png`), animations: 'disabled' })
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 })
}
