import { expect, test } from '#e2e/fixtures.ts'
import { inboxPage } from '#e2e/pages/inbox.ts'
import { threadPage } from '#e2e/pages/thread.ts'
import { windowPage } from '#e2e/pages/window.ts'

test('what cannot be drawn is named and keeps its words, at both services', async ({ tributary, crisp, freshchat }) => {
  const { page } = tributary
  const { conversationId } = freshchat
  const bo = { websiteId: crisp.shop.websiteId, sessionId: crisp.sessions.bo }
  crisp.simulator.actions.operatorWrites({ ...bo, type: 'picker', content: { text: 'Which lamp?', wheel: [1, 2] } })
  crisp.simulator.actions.visitorWrites({ ...bo, type: 'audio', content: { waves: 'none' } })
  freshchat.simulator.actions.contactWrites({ conversationId, parts: [{ hologram: { content: 'turning slowly' } }, { text: { content: 'See above.' } }] })
  await tributary.addAccount(crisp.connection())
  await tributary.addAccount(freshchat.connection())
  await windowPage(page).go('All')

  await inboxPage(page).open('Bo')
  const shop = threadPage(page, 'Bo')
  await expect(shop.message('picker, which Tributary cannot show yet: Which lamp?')).toBeVisible()
  await expect(shop.message('Something Tributary cannot show yet: audio')).toBeVisible()
  await expect(shop.message('Can I pay by invoice?')).toBeVisible()

  await inboxPage(page).open('Mia Lund')
  const desk = threadPage(page, 'Mia Lund')
  await expect(desk.message('hologram, which Tributary cannot show yet: turning slowly')).toContainText('See above.')
})
