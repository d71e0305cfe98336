import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '#e2e/fixtures.ts'
import { addAccountPage } from '#e2e/pages/add-account.ts'
import { settingsPage } from '#e2e/pages/settings.ts'
import { startPage } from '#e2e/pages/start.ts'
import { windowPage } from '#e2e/pages/window.ts'
import { launch } from '#e2e/stage/launch.ts'

test('a lead gives the names of the team’s accounts to a colleague, who adds a key of her own', async ({ tributary, crisp, freshchat }) => {
  await tributary.addAccount(crisp.connection('website', { name: 'Lamps of Harbor', alias: 'harbor', colour: 4 }))
  await tributary.addAccount(freshchat.connection())
  const file = join(tributary.folder, 'team.json')

  await test.step('the file is saved where the lead says, and holds no key', async () => {
    await tributary.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath })
    }, file)
    const settings = settingsPage(tributary.page)
    await settings.open()
    await settings.panel.getByRole('button', { name: 'Export' }).click()
    await expect(tributary.page.getByText('Saved as team.json').first()).toBeVisible()
    const { identifier, key } = crisp.shop.tokens.website
    for (const secret of [identifier, key, freshchat.simulator.access.token]) expect(readFileSync(file, 'utf8')).not.toContain(secret)
  })

  const colleague = await launch()
  try {
    const { page } = colleague
    await colleague.call('vault.choose', { kind: 'memory', passphrase: null })
    const dialog = windowPage(page).dialog('Import a team file')
    const choose = async (path: string) => {
      const chooser = page.waitForEvent('filechooser')
      await dialog.getByRole('button', { name: /^Choose/ }).click()
      await (await chooser).setFiles(path)
    }

    await test.step('another file is refused in words', async () => {
      await startPage(page).screen.getByRole('button', { name: /^Import a team file/ }).click()
      const other = join(colleague.folder, 'other.json')
      writeFileSync(other, '{"name":"holiday"}')
      await choose(other)
      await expect(dialog.getByRole('alert')).toContainText('This is not a team file')
    })

    await test.step('the team’s accounts are listed, each to be connected', async () => {
      await choose(file)
      await expect(dialog.getByRole('alert')).toHaveCount(0)
      await expect(dialog.getByRole('listitem')).toHaveCount(2)
      await expect(dialog.getByRole('listitem').nth(1)).toContainText(new URL(freshchat.simulator.url).host)
    })

    await test.step('the form knows all but the key, and the account gets the team’s name', async () => {
      await dialog.getByRole('button', { name: 'Connect Lamps of Harbor' }).click()
      const form = addAccountPage(page)
      await expect(form.field('Website ID')).toHaveValue(crisp.shop.websiteId)
      const { identifier, key } = crisp.shop.tokens.website
      await form.fill({ Identifier: identifier, Key: key })
      await form.check.click()
      await form.add.click()
    })

    await test.step('the list comes back and says what is done', async () => {
      await expect(dialog.getByRole('listitem').first()).toContainText('Connected')
      await expect(dialog.getByRole('button', { name: /^Connect / })).toHaveCount(1)
      const [added] = await colleague.call('accounts.list', {})
      expect(added?.account).toMatchObject({ name: 'Lamps of Harbor', alias: 'harbor', colour: 4 })
      await page.keyboard.press('Escape')
      await expect(windowPage(page).account('Lamps of Harbor')).toBeVisible()
    })
    expect(colleague.troubles()).toEqual([])
  } finally {
    await colleague.close()
  }
})
