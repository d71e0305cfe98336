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
import { axeFindings } from '#e2e/stage/axe.ts'

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing in any view, ${theme}`, async ({ tributary, crisp, freshchat }) => {
    // Axe walks the whole window twenty times.
    test.setTimeout(120_000)
    const { page } = tributary
    const frame = windowPage(page)
    const thread = threadPage(page, 'Ada')
    await tributary.call('preferences.set', { change: { theme } })
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
    const look = (view: string) => test.step(view, async () => expect.soft(await axeFindings(page), view).toEqual([]))

    await expect(startPage(page).addAccount).toBeVisible()
    await look('start')

    const form = addAccountPage(page)
    await startPage(page).addAccount.click()
    await expect(form.service('Crisp')).toBeVisible()
    await look('add an account: the services')
    await form.service('Crisp').click()
    await form.check.click()
    await expect(form.dialog).toContainText('This is required.')
    await look('add an account: the key')
    const { websiteId, tokens } = crisp.shop
    await form.fill({ 'Website ID': websiteId, Identifier: tokens.website.identifier, Key: tokens.website.key, 'API address': crisp.simulator.url })
    await form.check.click()
    await expect(form.dialog).toContainText('The key works.')
    await look('add an account: what becomes of it')
    await page.keyboard.press('Escape')
    await expect(form.dialog).toHaveCount(0)

    await tributary.addAccount(crisp.connection('user'))
    await tributary.addAccount(freshchat.connection())
    await frame.go('All')
    await inboxPage(page).open('Ada')
    await expect(thread.message('The parcel never came.')).toBeVisible()
    await look('list and thread')
    await thread.annotate('Third this week.')
    await expect(thread.note('Third this week.')).toBeVisible()
    await look('composer in note mode')

    await page.keyboard.press('Control+k')
    await expect(frame.palette).toBeVisible()
    await look('palette')
    await page.keyboard.press('Escape')
    await expect(frame.palette).toHaveCount(0)
    await thread.assign.click()
    await expect(page.getByRole('option', { name: /Otto Lind/ })).toBeVisible()
    await look('assign')
    await page.keyboard.press('Escape')

    await frame.go('Contacts')
    await contactsPage(page).row('Bo').click()
    await expect(contactsPage(page).details).toContainText('bo@example.test')
    await look('contacts')
    await newConversationPage(page).open()
    await expect(newConversationPage(page).dialog).toBeVisible()
    await look('new conversation')
    await page.keyboard.press('Escape')
    await expect(newConversationPage(page).dialog).toHaveCount(0)

    await frame.go('Campaigns')
    await campaignsPage(page).row('Autumn lights').click()
    await expect(campaignsPage(page).pause).toBeVisible()
    await look('campaigns')

    await frame.go('People')
    await page.getByRole('row').filter({ hasText: 'Otto Lind' }).click()
    await expect(page.getByRole('region', { name: 'Person' })).toContainText('Otto Lind')
    await look('people')

    crisp.simulator.faults.add('POST */message', { kind: 'status', status: 400 })
    await frame.go('All')
    await inboxPage(page).open('Bo')
    await threadPage(page, 'Bo').answer('This will be refused.')
    await expect(threadPage(page, 'Bo').message('Not sent.')).toBeVisible()
    await look('a message that was not sent')
    await frame.go('Outbox')
    await expect(page.getByRole('region', { name: 'Waiting to be sent' }).getByRole('listitem')).toHaveCount(1)
    await look('outbox')

    const settings = settingsPage(page)
    await settings.open()
    for (const section of ['Accounts', 'Keys and security', 'Appearance', 'Keyboard', 'Reading', 'Demo', 'About']) {
      await settings.section(section)
      await expect(settings.panel.getByRole('region', { name: section, exact: true })).toBeVisible()
      await look(`settings: ${section}`)
    }
  })
}
