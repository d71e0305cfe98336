import { mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '#e2e/fixtures.ts'
import { startPage } from '#e2e/pages/start.ts'
import { newFolder, removeFolder } from '#e2e/stage/launch.ts'

const folders: string[] = []
test.afterAll(() => folders.forEach(removeFolder))

/** Where the app will look for its settings. */
function aSettingsFolder(): Readonly<{ folder: string; data: string }> {
  const folder = newFolder()
  folders.push(folder)
  const data = join(folder, 'data')
  mkdirSync(data)
  return { folder, data }
}

test('a folder where the settings should be is set aside, and the window opens', async ({ open }) => {
  const { folder, data } = aSettingsFolder()
  mkdirSync(join(data, 'settings.json'))

  const { page, call } = await open({ folder })

  await expect(startPage(page).addAccount).toBeVisible()
  await expect(page.getByText(/^The settings could not be read and were set aside as settings\.damaged-\d+\.json/)).toBeVisible()
  await call('preferences.set', { change: { theme: 'dark' } })
  expect(readdirSync(data)).toContain('settings.json')
})

test('settings that cannot be read are said, and the window opens with the usual ones', async ({ open }) => {
  const { folder, data } = aSettingsFolder()
  symlinkSync('settings.json', join(data, 'settings.json'))

  const { page } = await open({ folder })

  await expect(startPage(page).addAccount).toBeVisible()
  await expect(page.getByText('The settings cannot be read (ELOOP). Default settings are in use, and what you change in them is not kept.')).toBeVisible()
  const refused = await page.evaluate(() => window.inbox.call('preferences.set', { change: { theme: 'dark' } }))
  expect(refused).toMatchObject({ ok: false, failure: { kind: 'diskRefused' } })
})
