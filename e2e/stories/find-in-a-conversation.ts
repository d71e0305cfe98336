import { MINUTE_MS } from '#app/domain/time.ts'
import { expect, test } from '#e2e/fixtures.ts'
import { findBar } from '#e2e/pages/find.ts'
import { inboxPage } from '#e2e/pages/inbox.ts'
import { threadPage } from '#e2e/pages/thread.ts'
import { windowPage } from '#e2e/pages/window.ts'

test('words are found within a long conversation, one match after the other', async ({ tributary, crisp }) => {
  const { page } = tributary
  const thread = threadPage(page, 'Dia')
  const bar = findBar(page)
  const bornAt = Date.now()
  const lines: Readonly<Record<number, string>> = { 5: 'The lámpara is green', 200: 'LAMPARA number two', 390: 'That lampara broke' }
  crisp.simulator.world.addConversation(crisp.shop.websiteId, {
    meta: { nickname: 'Dia', email: 'dia@example.test' },
    messages: Array.from({ length: 400 }, (_, nth) => ({ from: nth % 3 === 0 ? 'operator' : 'user', content: lines[nth] ?? `Line ${nth}`, timestamp: bornAt - (500 - nth) * MINUTE_MS })),
  })
  await tributary.addAccount(crisp.connection())
  await windowPage(page).go('All')

  await test.step('where no conversation is open the same key searches all', async () => {
    await expect(inboxPage(page).row('Dia')).toBeVisible()
    await page.keyboard.press('Control+f')
    await expect(page.getByRole('combobox', { name: 'Search' })).toBeFocused()
    await page.keyboard.press('Escape')
  })

  await test.step('what is not stored is not looked at, and can be loaded', async () => {
    await inboxPage(page).open('Dia')
    await expect(thread.message('Line 399')).toBeVisible()
    await thread.reply.click()
    await page.keyboard.press('Control+f')
    await expect(bar.field).toBeFocused()
    await page.keyboard.type('lámpara')
    await expect(bar.says('1 of 1')).toBeVisible()
    await expect(thread.message('That lampara broke')).toBeInViewport()
    await expect(bar.onlyStored).toBeVisible()
    // The offer leaves by itself when the last of it has come, which may be in the middle of a press.
    await expect(async () => {
      if (await bar.loadOlder.isVisible()) await bar.loadOlder.click({ timeout: 1_000 })
      await expect(bar.onlyStored).toHaveCount(0, { timeout: 100 })
    }).toPass({ timeout: 30_000, intervals: [50] })
    await expect(bar.says('1 of 3')).toBeVisible()
  })

  await test.step('Enter goes to older ones and round, Shift+Enter and the buttons the other way; typing goes on', async () => {
    await bar.field.focus()
    await page.keyboard.press('Enter')
    await expect(bar.says('2 of 3')).toBeVisible()
    await expect(thread.message('LAMPARA number two')).toBeInViewport()
    await page.keyboard.press('Enter')
    await expect(bar.says('3 of 3')).toBeVisible()
    await expect(thread.message('The lámpara is green')).toBeInViewport()
    await expect(bar.marks.filter({ hasText: 'lámpara' })).toBeVisible()
    await expect(bar.field).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(bar.says('1 of 3')).toBeVisible()
    await page.keyboard.press('Shift+Enter')
    await expect(bar.says('3 of 3')).toBeVisible()
    await bar.newer.click()
    await expect(bar.says('2 of 3')).toBeVisible()
    await bar.older.click()
    await expect(bar.says('3 of 3')).toBeVisible()
  })

  await test.step('what nobody said is said to be nowhere', async () => {
    await bar.field.fill('chandelier')
    await expect(bar.says('No match')).toBeVisible()
    await expect(bar.marks).toHaveCount(0)
  })

  await test.step('Escape closes it and gives the focus back', async () => {
    await bar.field.focus()
    await page.keyboard.press('Escape')
    await expect(bar.field).toHaveCount(0)
    await expect(thread.reply).toBeFocused()
  })

  await test.step('it ends with the conversation', async () => {
    await page.keyboard.press('Control+f')
    await expect(bar.field).toHaveValue('chandelier')
    await inboxPage(page).open('Bo')
    await expect(threadPage(page, 'Bo').message('Yes, from 100 euros on.')).toBeVisible()
    await expect(bar.field).toHaveCount(0)
  })
})
