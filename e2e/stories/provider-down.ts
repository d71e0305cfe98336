import { expect, test } from '#e2e/fixtures.ts'
import { inboxPage } from '#e2e/pages/inbox.ts'
import { threadPage } from '#e2e/pages/thread.ts'
import { windowPage } from '#e2e/pages/window.ts'

test('a service in trouble shows on its own account, and the other goes on', async ({ tributary, crisp, freshchat }) => {
  const { page } = tributary
  const frame = windowPage(page)
  const inbox = inboxPage(page)
  await tributary.addAccount(crisp.connection())
  await tributary.addAccount(freshchat.connection())
  await frame.go('All')
  await expect(inbox.row('Ada')).toBeVisible()
  await expect(inbox.row('Mia Lund')).toBeVisible()

  await test.step('the account says what is wrong; its rows stay', async () => {
    crisp.simulator.faults.add('*', { kind: 'status', status: 503 })
    crisp.simulator.sockets.dropAll()
    await inbox.open('Ada')
    await expect(inbox.trouble('Lamp Shop')).toContainText('The service is having problems (error 503).', { timeout: 30_000 })
    await expect(frame.account('Lamp Shop')).toHaveAccessibleName(/the service is down/)
    await expect(inbox.trouble('Harbour Desk')).toHaveCount(0)
    await expect(inbox.row('Bo')).toBeVisible()
    await expect(threadPage(page, 'Ada').composer).toContainText('What you send waits in the outbox.')
  })

  await test.step('the other account works', async () => {
    await inbox.open('Mia Lund')
    await threadPage(page, 'Mia Lund').answer('Found it.')
    await expect.poll(() => freshchat.textsSeen(freshchat.conversationId)).toContain('Found it.')
  })

  await test.step('one action, and it is over', async () => {
    crisp.simulator.faults.clear()
    // It may find out by itself just now, and take the button away.
    await inbox.tryAgain.click({ timeout: 2_000 }).catch(() => undefined)
    await expect(inbox.trouble('Lamp Shop')).toHaveCount(0)
    await expect(frame.account('Lamp Shop')).not.toHaveAccessibleName(/the service is down/)
  })
})
