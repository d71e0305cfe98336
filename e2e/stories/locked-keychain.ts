import { expect, test } from '#e2e/fixtures.ts'
import { inboxPage } from '#e2e/pages/inbox.ts'
import { settingsPage } from '#e2e/pages/settings.ts'
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

test('a key that stayed in a keychain that was left is told of when its account is removed, and goes once the keychain opens', async ({ keyring, open, crisp }) => {
  const first = await open({ env: keyring.env })
  await first.call('vault.choose', { kind: 'keyring', passphrase: null })
  const { id } = await first.addAccount(crisp.connection())
  await first.close()
  await keyring.lock()

  const second = await open({ env: keyring.env })
  const { page } = second
  await second.call('vault.choose', { kind: 'memory', passphrase: null })
  const settings = settingsPage(page)
  await settings.open()
  await settings.more('Lamp Shop').click()
  await settings.menuItem('Remove').click()
  await page.getByRole('alertdialog', { name: 'Remove Lamp Shop?' }).getByRole('button', { name: 'Remove' }).click()
  const removed = windowPage(page).dialog('Lamp Shop was removed')
  await expect(removed).toContainText('Its key may still be in the keychain')
  await expect(removed).not.toContainText('is gone')
  await removed.getByRole('button', { name: 'Look again' }).click()
  await expect(removed).toContainText('it still does not open')

  await keyring.startUnlocked()
  await removed.getByRole('button', { name: 'Look again' }).click()
  await expect(removed).toContainText('we checked that it is gone')
  expect(await keyring.lookUp('Tributary', id)).toBeNull()
})
