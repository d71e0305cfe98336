import { expect, test } from '#e2e/fixtures.ts'
import { inboxPage } from '#e2e/pages/inbox.ts'
import { threadPage } from '#e2e/pages/thread.ts'
import { windowPage } from '#e2e/pages/window.ts'

test('a keychain that was locked from outside is one clear line, and opening it lets everything go on', async ({ keyring, open, crisp }) => {
  const first = await open({ env: keyring.env })
  await first.call('vault.choose', { kind: 'keyring', passphrase: null })
  await first.addAccount(crisp.connection())
  await windowPage(first.page).go('All')
  await inboxPage(first.page).open('Ada')
  await expect(threadPage(first.page, 'Ada').message('The parcel never came.')).toBeVisible()
  await first.close()
  await keyring.lock()

  const second = await open({ env: keyring.env })
  const { page } = second
  const inbox = inboxPage(page)
  await windowPage(page).go('All')

  await test.step('it says that it is locked, once, and shows what it has', async () => {
    await expect(page.getByText('Your keys are locked.')).toHaveCount(1)
    await inbox.open('Ada')
    await expect(threadPage(page, 'Ada').message('The parcel never came.')).toBeVisible()
  })

  await test.step('a reply waits meanwhile', async () => {
    await threadPage(page, 'Ada').answer('One moment.')
    await expect(threadPage(page, 'Ada').reply).toHaveValue('')
    await expect(threadPage(page, 'Ada').message('One moment.')).toContainText('Your keys are locked.')
    expect(crisp.textsSeen(crisp.sessions.ada)).not.toContain('One moment.')
  })

  await test.step('unlocked, it goes on', async () => {
    await keyring.startUnlocked()
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(inbox.trouble('Lamp Shop')).toHaveCount(0)
    await expect.poll(() => crisp.textsSeen(crisp.sessions.ada)).toContain('One moment.')
  })
})
