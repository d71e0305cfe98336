import { expect, test } from '#e2e/fixtures.ts'
import { contactsPage } from '#e2e/pages/contacts.ts'
import { newConversationPage } from '#e2e/pages/new-conversation.ts'
import { threadPage } from '#e2e/pages/thread.ts'
import { windowPage } from '#e2e/pages/window.ts'

test('a conversation is begun with somebody new at Crisp', async ({ tributary, crisp }) => {
  const { page } = tributary
  const form = newConversationPage(page)
  const site = () => crisp.simulator.world.site(crisp.shop.websiteId)
  await tributary.addAccount(crisp.connection())
  const before = site().threads.size

  await test.step('what is missing is said beside its field, and nothing is begun', async () => {
    await form.open()
    await form.send.click()
    await expect(form.dialog).toContainText('Choose a contact.')
    await form.somebodyNew.click()
    await form.send.click()
    await expect(form.name).toHaveAccessibleDescription('Enter a name.')
    await expect(form.text).toHaveAccessibleDescription('Write the first message.')
    await expect(form.name).toBeFocused()
    await form.name.fill('Zoe Marsh')
    await form.email.fill('not an address')
    await expect(form.email).toHaveAccessibleDescription('Enter a valid e-mail address, or leave it empty.')
    expect(site().threads.size).toBe(before)
  })

  await test.step('then it is begun, with its first message, in the inbox that was chosen', async () => {
    await form.email.fill('zoe@example.test')
    await form.choose('Inbox', 'Billing')
    await form.text.fill('Your refund is on its way.')
    await form.send.click()
    await expect(form.dialog).toBeHidden()
    await expect(threadPage(page, 'Zoe Marsh').reply).toBeFocused()
    await expect(threadPage(page, 'Zoe Marsh').message('Your refund is on its way.')).toContainText('Sent')
    const begun = [...site().threads.values()].filter(({ meta }) => meta.email === 'zoe@example.test')
    expect(begun).toHaveLength(1)
    expect(begun[0]?.meta.nickname).toBe('Zoe Marsh')
    expect(begun[0]?.inboxId).toBe(crisp.shop.inboxes.billing)
    expect(begun[0]?.messages.map(({ content }) => content)).toEqual(['Your refund is on its way.'])
  })
})

test('a conversation is begun with a known contact at Freshchat', async ({ tributary, freshchat }) => {
  const { page } = tributary
  const contacts = contactsPage(page)
  const form = newConversationPage(page)
  await tributary.addAccount(freshchat.connection())
  await windowPage(page).go('Contacts')
  await contacts.row('Noor').click()

  await contacts.write.click()
  await expect(form.contact('Noor')).toBeChecked()
  await expect(form.dialog).toContainText('Sending as Ana Reyes of Harbour Desk')
  await form.choose('Inbox', 'Orders')
  await form.text.fill('Your order left today.')
  await form.send.click()

  await expect(threadPage(page, 'Noor').message('Your order left today.')).toBeVisible()
  const { world } = freshchat.simulator
  const begun = (world.conversationsOfUser.get(freshchat.sample.noor.id) ?? []).map(id => world.conversations.get(id))
  expect(begun).toEqual([expect.objectContaining({ channelId: freshchat.sample.orders.id })])
  expect(freshchat.textsSeen(begun[0]?.id ?? '')).toEqual(['Your order left today.'])
})

test('a letter begun to one contact and sent to another says so, and stays with the one it was sent to', async ({ tributary, freshchat }) => {
  const { page } = tributary
  const contacts = contactsPage(page)
  const form = newConversationPage(page)
  const { world, faults } = freshchat.simulator
  const { noor, mia } = freshchat.sample
  const begunWith = (id: string) => (world.conversationsOfUser.get(id) ?? []).length
  await tributary.addAccount(freshchat.connection())
  await windowPage(page).go('Contacts')
  await contacts.row('Mia Lund').click()
  await contacts.write.click()
  await form.text.fill('Your order left today.')
  await page.keyboard.press('Escape')
  const before = { mia: begunWith(mia.id), noor: begunWith(noor.id) }

  await test.step('opened for another contact, it is shown for whom the words were written', async () => {
    await contacts.row('Noor').click()
    await contacts.write.click()
    await expect(form.contact('Noor')).toBeChecked()
    await expect(form.text).toHaveValue('Your order left today.')
    await expect(form.dialog).toContainText('You wrote this draft to Mia Lund. It now goes to Noor.')
  })

  await test.step('in doubt, it stays with the one it may have reached, wherever it is opened', async () => {
    faults.add({ method: 'POST', path: '/v2/conversations', times: 1, effect: { kind: 'dropped' } })
    await form.send.click()
    await expect(form.dialog).toContainText('may have been started')
    await page.keyboard.press('Escape')
    await contacts.row('Mia Lund').click()
    await contacts.write.click()
    await expect(form.dialog).toContainText('may have been started')
    await expect(form.contact('Noor')).toBeChecked()
  })

  await test.step('and sent again, it goes there', async () => {
    await form.dialog.getByRole('button', { name: 'Send again' }).click()
    await expect(form.dialog).toBeHidden()
    expect({ mia: begunWith(mia.id), noor: begunWith(noor.id) }).toEqual({ mia: before.mia, noor: before.noor + 1 })
  })
})
