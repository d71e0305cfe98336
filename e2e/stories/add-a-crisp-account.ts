import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '#e2e/fixtures.ts'
import { addAccountPage } from '#e2e/pages/add-account.ts'
import { inboxPage } from '#e2e/pages/inbox.ts'
import { settingsPage } from '#e2e/pages/settings.ts'
import { startPage } from '#e2e/pages/start.ts'
import { windowPage } from '#e2e/pages/window.ts'
import { shapesIn, shapesOf } from '#main/vault/testing/encodings.ts'

/** The name under which the product keeps its keys. */
const SERVICE = 'Tributary'

test('a plugin’s key becomes two accounts, is kept in the system’s keychain, and goes with them', async ({ keyring, open, crisp }) => {
  const { world } = crisp.simulator
  const shades = world.addWebsite({ name: 'Shade Shop', domain: 'shades.example.test' })
  const other = world.addWebsite({ name: 'Not Ours', domain: 'other.example.test' })
  world.addConversation(shades, { meta: { nickname: 'Fay' }, messages: [{ from: 'user', content: 'Is linen washable?', timestamp: Date.now() - 60_000 }] })
  const token = world.addToken({ tier: 'plugin', websiteIds: [crisp.shop.websiteId, shades, other] })
  const secrets = shapesOf(token.identifier, token.key)
  const tributary = await open({ env: keyring.env })
  const { page } = tributary
  const form = addAccountPage(page)
  const frame = windowPage(page)

  await test.step('the key is pasted and checked', async () => {
    await startPage(page).addAccount.click()
    await form.service('Crisp').click()
    await form.kind('Plugin key').click()
    await form.fill({ Identifier: token.identifier, Key: token.key, 'API address': crisp.simulator.url })
    await form.check.click()
    await expect(form.dialog).toContainText('It opens 3 accounts')
  })

  await test.step('two of the three websites are ticked', async () => {
    for (const name of ['Lamp Shop', 'Shade Shop', 'Not Ours']) {
      if ((await form.remote(name).isChecked()) !== (name !== 'Not Ours')) await form.remote(name).click()
    }
    await form.next.click()
  })

  await test.step('the place for keys is asked for, and nothing is kept before', async () => {
    await expect(form.dialog).toContainText('A key opens everything in its account')
    expect(await keyring.entriesOf(SERVICE)).not.toContainEqual(expect.stringMatching(/^acc:/))
    await form.place('Keychain of this computer').click()
    await form.add.click()
    await expect(frame.account('Lamp Shop')).toBeVisible()
    await expect(frame.account('Shade Shop')).toBeVisible()
    await expect(frame.account('Not Ours')).toHaveCount(0)
    await expect(inboxPage(page).row('Fay')).toBeVisible()
  })

  const views = await tributary.call('accounts.list', {})
  const idOf = (name: string) => views.find(({ account }) => account.name === name)?.account.id ?? ''

  await test.step('another program sees the secrets in the keychain, and no file of ours holds them in any shape', async () => {
    for (const name of ['Lamp Shop', 'Shade Shop']) expect(await keyring.lookUp(SERVICE, idOf(name))).toContain(token.key)
    const files = filesBelow(tributary.folder)
    expect(files.length).toBeGreaterThan(3)
    expect(files.flatMap(file => shapesIn(readFileSync(file), secrets).map(shape => `${file}: ${shape}`))).toEqual([])
    expect(shapesIn(Buffer.from(tributary.stderr()), secrets)).toEqual([])
  })

  await test.step('removed, its secret is gone, and the other stays', async () => {
    const settings = settingsPage(page)
    await settings.open()
    await settings.more('Lamp Shop').click()
    await settings.menuItem('Remove').click()
    await page.getByRole('alertdialog', { name: 'Remove Lamp Shop?' }).getByRole('button', { name: 'Remove' }).click()
    await expect(frame.dialog('Lamp Shop was removed')).toContainText('we checked that it is gone')
    await page.keyboard.press('Escape')
    expect(await keyring.lookUp(SERVICE, idOf('Lamp Shop'))).toBeNull()
    expect(await keyring.lookUp(SERVICE, idOf('Shade Shop'))).toContain(token.key)
    await expect(frame.account('Lamp Shop')).toHaveCount(0)
    await frame.go('All')
    await expect(inboxPage(page).row('Ada')).toHaveCount(0)
    await expect(inboxPage(page).row('Fay')).toBeVisible()
  })
})

function filesBelow(path: string): readonly string[] {
  const info = statSync(path)
  if (!info.isDirectory()) return info.isFile() ? [path] : []
  return readdirSync(path).flatMap(name => filesBelow(join(path, name)))
}
