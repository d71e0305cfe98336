import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '#e2e/fixtures.ts'
import { healthPage } from '#e2e/pages/health.ts'
import { inboxPage } from '#e2e/pages/inbox.ts'
import { windowPage } from '#e2e/pages/window.ts'

test('whoever wonders how an account is doing reads it in its card, and afterwards what happened', async ({ demo }) => {
  test.setTimeout(120_000)
  const { page } = demo
  const frame = windowPage(page)
  const books = healthPage(page, 'Harbor Books')
  const breakMenu = page.getByRole('button', { name: 'Break …' })
  const words = 'The parcel left this morning, zebra.'
  await expect(inboxPage(page).rows.first()).toBeVisible()

  await test.step('the card opens by keyboard, shows the meter, and gives the focus back', async () => {
    await frame.account('Harbor Books').click()
    await books.button.focus()
    await page.keyboard.press('Enter')
    await expect(books.card).toContainText('Live')
    await expect(books.card).toContainText(/Last update .*\d\d:\d\d/)
    await expect(books.card).toContainText(/Checked .* nothing was missing/)
    await expect(books.meter).toHaveAttribute('aria-valuetext', /^[\d,]+ of 10,000 calls left today$/)
    await page.keyboard.press('Escape')
    await expect(books.card).toHaveCount(0)
    await expect(books.button).toBeFocused()
  })

  await test.step('the rail opens it as well, from the menu of a tile', async () => {
    const lumen = healthPage(page, 'Lumen Home')
    await frame.account('Lumen Home').focus()
    await page.keyboard.press('Shift+F10')
    await page.getByRole('menuitem', { name: 'How it is doing' }).press('Enter')
    await expect(lumen.card).toContainText('No daily limit is known.')
    await page.keyboard.press('Escape')
    await expect(frame.account('Lumen Home')).toBeFocused()
  })

  await test.step('something leaves, then the services fail: the cause stands in the card', async () => {
    await inboxPage(page).rows.first().click()
    const answer = page.getByRole('region', { name: /^Answer / })
    await answer.getByRole('textbox').fill(words)
    await page.keyboard.press('Control+Enter')
    await expect.poll(async () => (await demo.call('outbox.list', { scope: null })).length, { timeout: 30_000 }).toBe(0)
    await breakMenu.click()
    await page.getByRole('menuitemcheckbox', { name: /^Services down/ }).click()
    await page.keyboard.press('Escape')
    await expect(books.button).toContainText('Not connected', { timeout: 60_000 })
    await books.button.click()
    await expect(books.card).toContainText('The service is having problems (error 503).')
    await expect(books.card).toContainText(/Next try/)
    await expect(books.card.getByRole('button', { name: 'Try again' })).toBeVisible()
  })

  await test.step('what happened says so too', async () => {
    await books.whatHappened.click()
    await expect(books.line('Not connected: the service has trouble').first()).toBeVisible()
    await expect(books.line('Reply sent')).toHaveCount(1)
    await page.keyboard.press('Escape')
  })

  await test.step('mended, it heals by itself, and the journal tells after how long', async () => {
    await breakMenu.click()
    await page.getByRole('menuitem', { name: 'Mend everything' }).click()
    await expect(books.button).toContainText('Live', { timeout: 60_000 })
    await page.keyboard.press('Control+k')
    await page.keyboard.type('What happened')
    await page.keyboard.press('Enter')
    await expect(books.filter).toContainText('Harbor Books')
    await expect(books.line(/^Live again after/).first()).toBeVisible()
  })

  await test.step('the file has the lines that are shown, and no word of what was written', async () => {
    const file = join(demo.folder, 'what-happened.jsonl')
    await demo.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath })
    }, file)
    await books.export.click()
    await expect(page.getByText('Saved as what-happened.jsonl').first()).toBeVisible()
    const text = readFileSync(file, 'utf8')
    const lines = text.trimEnd().split('\n').map(line => JSON.parse(line) as Readonly<{ account: string; kind: string }>)
    expect(lines).toHaveLength(await books.lines.count())
    expect(new Set(lines.map(({ account }) => account))).toEqual(new Set(['Harbor Books']))
    expect(lines.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['failed', 'connected', 'queued', 'sent']))
    expect(text).not.toContain('zebra')
  })
})
