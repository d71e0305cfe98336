import { expect, test } from '#e2e/fixtures.ts'
import { contactsPage } from '#e2e/pages/contacts.ts'
import { threadPage } from '#e2e/pages/thread.ts'
import { windowPage } from '#e2e/pages/window.ts'

test('a contact is found among all accounts, and what they wrote is one step away', async ({ tributary, crisp, freshchat }) => {
  const { page } = tributary
  const contacts = contactsPage(page)
  await tributary.addAccount(crisp.connection())
  await tributary.addAccount(freshchat.connection())
  await windowPage(page).go('Contacts')

  await test.step('both services are in one list', async () => {
    await expect(contacts.row('Ada')).toContainText('Lamp Shop')
    await expect(contacts.row('Mia Lund')).toContainText('Harbour Desk')
  })

  await test.step('searching narrows it', async () => {
    await contacts.search.fill('bo@')
    await expect(contacts.row('Bo')).toBeVisible()
    await expect(contacts.row('Mia Lund')).toHaveCount(0)
  })

  await test.step('the contact opens beside the list, with data and conversations', async () => {
    await contacts.row('Bo').click()
    await expect(contacts.details).toContainText('bo@example.test')
    await expect(contacts.details).toContainText('Lamplight Ltd')
    await expect(contacts.conversation('Yes, from 100 euros on.')).toBeVisible()
  })

  await test.step('closing it gives the focus back to its row, also where list and contact take turns', async () => {
    await contacts.close.click()
    await expect(contacts.row('Bo')).toBeFocused()
    await contacts.search.fill('')
    await expect(contacts.row('Cy')).toBeVisible()
    await page.setViewportSize({ width: 1000, height: 700 })
    await contacts.row('Bo').click()
    await expect(contacts.row('Bo')).toBeHidden()
    await contacts.back.click()
    await expect(contacts.row('Bo')).toBeFocused()
    await contacts.row('Bo').click()
    await expect(contacts.row('Bo')).toBeHidden()
    await windowPage(page).go('Contacts')
    await expect(contacts.row('Bo')).toBeVisible()
    await expect(contacts.details).toHaveCount(0)
    await contacts.row('Bo').click()
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  await test.step('and the conversation opens in the inbox', async () => {
    await contacts.conversation('Yes, from 100 euros on.').click()
    await expect(threadPage(page, 'Bo').message('Can I pay by invoice?')).toBeVisible()
  })
})

test('a contact is opened by an exact e-mail address, and an address that nobody has is said', async ({ tributary, crisp, freshchat }) => {
  const { page } = tributary
  const contacts = contactsPage(page)
  await tributary.addAccount(crisp.connection())
  await tributary.addAccount(freshchat.connection())
  await windowPage(page).go('Contacts')

  await contacts.find('')
  await expect(contacts.popover.getByRole('textbox', { name: 'E-mail or id' })).toHaveAccessibleDescription(/Enter an e-mail address or an id\./)
  await contacts.find('nobody@example.test')
  await expect(contacts.popover).toContainText('No contact found for “nobody@example.test”.')

  await contacts.find('noor@example.test')
  await expect(contacts.popover).toHaveCount(0)
  await expect(contacts.details).toContainText('Noor')
  await expect(contacts.details).toContainText('Harbour Desk')

  await contacts.find('ada@example.test')
  await expect(contacts.details).toContainText('Ada')
  await expect(contacts.details).toContainText('Lamp Shop')
})
