import { expect, test } from '#e2e/fixtures.ts'
import { addAccountPage } from '#e2e/pages/add-account.ts'
import { inboxPage } from '#e2e/pages/inbox.ts'
import { startPage } from '#e2e/pages/start.ts'
import { threadPage } from '#e2e/pages/thread.ts'
import { windowPage } from '#e2e/pages/window.ts'

test('a token becomes an account, the person says who they are, and answers under that name', async ({ tributary, freshchat }) => {
  const { page } = tributary
  const form = addAccountPage(page)

  await test.step('URL and token are checked', async () => {
    await startPage(page).addAccount.click()
    await form.service('Freshchat').click()
    await form.fill({ 'Chat URL': freshchat.simulator.url, 'API token': freshchat.simulator.access.token })
    await form.check.click()
    await expect(form.dialog).toContainText('The key works.')
  })

  await test.step('what this key can and cannot do is listed', async () => {
    await expect(form.dialog).toContainText('Internal notes')
    await expect(form.dialog).toContainText('Not available from this service')
    await expect(form.dialog).toContainText('Campaigns')
  })

  await test.step('name, and who one is', async () => {
    await form.field('Name').fill('Harbour Desk')
    await form.iAm('Ben Okoro')
    await form.add.click()
    await expect(form.dialog).toHaveCount(0)
    await expect(windowPage(page).account('Harbour Desk')).toBeVisible()
  })

  await test.step('a reply carries that name', async () => {
    await windowPage(page).go('All')
    await inboxPage(page).open('Mia Lund')
    const thread = threadPage(page, 'Mia Lund')
    await expect(thread.composer).toContainText('Sending as Ben Okoro of Harbour Desk')
    await thread.answer('Here it is.')
    await expect.poll(() => freshchat.simulator.world.contactView(freshchat.conversationId).at(-1)).toMatchObject({ actorType: 'agent', actorId: freshchat.sample.ben.id })
  })
})
