import { expect, test } from '#e2e/fixtures.ts'
import { inboxPage } from '#e2e/pages/inbox.ts'
import { threadPage } from '#e2e/pages/thread.ts'
import { windowPage } from '#e2e/pages/window.ts'

test('a live message is in the list and in the thread by itself', async ({ tributary, crisp }) => {
  const { page } = tributary
  const inbox = inboxPage(page)
  const thread = threadPage(page, 'Bo')
  const { actions } = crisp.simulator
  const bo = { websiteId: crisp.shop.websiteId, sessionId: crisp.sessions.bo }
  await tributary.addAccount(crisp.connection())
  await windowPage(page).go('All')
  await inbox.open('Bo')
  await expect(page.getByText(/^Live ·/)).toBeVisible()
  const said = page.getByRole('status').filter({ hasText: 'Bo' })

  await test.step('what had been said before is not announced', async () => {
    await expect(thread.message('Can I pay by invoice?')).toBeVisible()
    await expect(said).toHaveCount(0)
  })

  await test.step('while they type, one sees that they do', async () => {
    actions.visitorTypes({ ...bo, excerpt: 'And from' })
    await expect(page.getByText('Bo is typing')).toBeVisible()
  })

  await test.step('the message comes into the thread, the row and the lane', async () => {
    actions.visitorWrites({ ...bo, content: 'And from 90?' })
    await expect(thread.message('And from 90?')).toBeVisible({ timeout: 3_000 })
    await expect(said).toContainText('Bo: And from 90?')
    await expect(inbox.row('Bo')).toContainText('And from 90?')
    await expect(windowPage(page).lane('Waiting')).toHaveAccessibleName('Waiting, 2')
  })

  await test.step('somebody new stands in the list', async () => {
    actions.visitorArrives({ websiteId: bo.websiteId, text: 'Hello from the shop window', meta: { nickname: 'Eve' } })
    await expect(inbox.row('Eve')).toContainText('Hello from the shop window')
  })

  await test.step('what a colleague answers elsewhere is there too, and an edit of it', async () => {
    const fingerprint = actions.operatorWrites({ ...bo, content: 'From 95, Otto', user: { type: 'participant', user_id: crisp.shop.operators.otto, nickname: 'Otto Lind' } })
    await expect(thread.message('From 95, Otto')).toBeVisible()
    actions.messageIsEdited({ ...bo, fingerprint, content: 'From 80 on, Otto' })
    await expect(thread.message('From 80 on, Otto')).toContainText('edited')
    actions.messageIsRemoved({ ...bo, fingerprint })
    await expect(thread.message('From 80 on, Otto')).toHaveCount(0)
  })
})

test('a message at a service without events is found by asking', async ({ tributary, freshchat }) => {
  const { page } = tributary
  const inbox = inboxPage(page)
  await tributary.addAccount(freshchat.connection())
  await windowPage(page).go('All')
  await inbox.open('Mia Lund')
  await expect(threadPage(page, 'Mia Lund').message('I will look.')).toBeVisible()
  await expect(page.getByText(/^Checked regularly while open/)).toBeVisible()

  freshchat.simulator.actions.contactWrites({ conversationId: freshchat.conversationId, text: 'Did you find it?' })

  await expect(threadPage(page, 'Mia Lund').message('Did you find it?')).toBeVisible({ timeout: 20_000 })
  await expect(inbox.row('Mia Lund')).toContainText('Did you find it?')
})
