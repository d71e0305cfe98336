import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { MINUTE_MS } from '#app/domain/time.ts'
import { expect, test } from '#e2e/fixtures.ts'
import { addAccountPage } from '#e2e/pages/add-account.ts'
import { campaignsPage } from '#e2e/pages/campaigns.ts'
import { contactsPage } from '#e2e/pages/contacts.ts'
import { inboxPage } from '#e2e/pages/inbox.ts'
import { newConversationPage } from '#e2e/pages/new-conversation.ts'
import { settingsPage } from '#e2e/pages/settings.ts'
import { startPage } from '#e2e/pages/start.ts'
import { threadPage } from '#e2e/pages/thread.ts'
import { windowPage } from '#e2e/pages/window.ts'
import { spills } from '#e2e/stage/spills.ts'

const LONG_NAME = 'Wolfeschlegelsteinhausenbergerdorff, Hubert Blaine the Younger'
const LONG_ACCOUNT = 'Northwind Outfitters and Sons, Expedition Clothing of Tromsø'
const FOLDER = join(import.meta.dirname, '..', '..', 'out', 'shots')

test('every main view has its picture, light and dark, wide and narrow', async ({ open }) => {
  // Sixty pictures, each painted anew.
  test.setTimeout(120_000)
  const tributary = await open()
  const { page, call } = tributary
  const frame = windowPage(page)
  const inbox = inboxPage(page)
  const shoot = (name: string) => shootAll(tributary, name)

  await expect(startPage(page).addAccount).toBeVisible()
  await shoot('01-start')
  const form = addAccountPage(page)
  await startPage(page).addAccount.click()
  await form.service('Crisp').click()
  await form.check.click()
  await expect(form.dialog).toContainText('This is required.')
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
  await call('preferences.set', { change: { density: 'compact' } })
  await shoot('04-compact')
  await call('preferences.set', { change: { density: 'comfortable' } })

  await page.keyboard.press('e')
  await expect(frame.undo).toBeVisible()
  await shoot('04-toast')
  await page.keyboard.press('z')

  await page.keyboard.press('Control+k')
  await expect(frame.palette).toBeVisible()
  await shoot('05-palette')
  await page.keyboard.press('Escape')

  await page.keyboard.press('/')
  await page.getByRole('combobox', { name: 'Search' }).fill('parcel')
  await expect(page.getByRole('option').nth(3)).toBeVisible()
  await shoot('05-search')
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await shoot('05-shortcuts')
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

test('the longest names leave rows, heads and the outbox whole', async ({ tributary, crisp, freshchat }) => {
  test.setTimeout(120_000)
  const { page, call } = tributary
  const inbox = inboxPage(page)
  const shoot = (name: string) => shootAll(tributary, name)
  const site = crisp.simulator.world.site(crisp.shop.websiteId)
  const operator = crisp.simulator.world.addOperator(crisp.shop.websiteId, { email: 'max@lamps.example.test', firstName: 'Maximiliane', lastName: 'von Hohenstein-Oberwallis zu Brandenburg' })
  for (const thread of site.threads.values()) thread.assigned = operator
  const ada = site.threads.get(crisp.sessions.ada)
  if (ada !== undefined) ada.meta = { ...ada.meta, nickname: LONG_NAME }
  await tributary.addAccount(crisp.connection('website', { name: LONG_ACCOUNT }))
  await tributary.addAccount(freshchat.connection({ name: `${LONG_ACCOUNT.slice(0, 52)} (chat)` }))
  await windowPage(page).go('All')
  await expect(inbox.rows).toHaveCount(4)
  await inbox.open(LONG_NAME)
  crisp.simulator.faults.add('*', { kind: 'status', status: 503 })
  crisp.simulator.sockets.dropAll()
  await threadPage(page, LONG_NAME).answer('It is on its way.')
  await expect(inbox.trouble(LONG_ACCOUNT)).toBeVisible({ timeout: 30_000 })
  // The assignee is the first to give way to the account.
  const label = page.getByRole('heading', { level: 2 }).filter({ hasText: LONG_NAME }).locator('[data-account]')
  await expect.poll(async () => (await label.boundingBox())?.width).toBeGreaterThan(200)
  // Five minutes on, so that every row says when it was compared last.
  await page.clock.setFixedTime(Date.now() + 5 * MINUTE_MS)

  await expect(inbox.rows.last()).toContainText('checked 5m', { timeout: 20_000 })
  for (const density of ['comfortable', 'cosy', 'compact'] as const) {
    await call('preferences.set', { change: { density } })
    await expect(page.locator('html')).toHaveAttribute('data-density', density)
    await shoot(`16-long-${density}`)
    expect(await spills(inbox.rows), density).toEqual([])
  }
  await windowPage(page).go('Outbox')
  await shoot('17-long-outbox')
  expect(await spills(page.getByRole('listitem').filter({ hasText: LONG_NAME }))).toEqual([])
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
