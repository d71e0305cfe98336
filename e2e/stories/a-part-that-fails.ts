import { expect, test } from '#e2e/fixtures.ts'
import { inboxPage } from '#e2e/pages/inbox.ts'

// A mistake of ours, played: the day lines of a thread cannot be written.

test('a part of the window that fails takes no other with it, and comes back', async ({ demo }) => {
  const { page } = demo
  const inbox = inboxPage(page)
  await expect(inbox.rows.first()).toBeVisible()
  const failed = page.getByRole('alert').filter({ hasText: 'This part of the window could not be shown' })

  await test.step('the conversation says so in its own place; list, lanes and rail go on', async () => {
    await page.evaluate(() => {
      const { DateTimeFormat } = Intl
      Object.defineProperty(Intl, 'DateTimeFormat', { configurable: true, value: function broken(locale: string, options?: Intl.DateTimeFormatOptions) {
        if (options?.weekday !== undefined) throw new RangeError('played')
        return new DateTimeFormat(locale, options)
      } })
      Object.assign(globalThis, { mend: () => Object.defineProperty(Intl, 'DateTimeFormat', { configurable: true, value: DateTimeFormat }) })
    })
    await inbox.rows.first().click()
    await expect(failed).toBeVisible()
    await expect(inbox.rows.first()).toBeVisible()
    await expect(page.getByRole('navigation', { name: 'Accounts' })).toBeVisible()
  })

  await test.step('and is drawn again when it can be', async () => {
    await page.evaluate(() => (globalThis as unknown as { mend: () => void }).mend())
    await failed.getByRole('button', { name: 'Show it again' }).click()
    await expect(page.getByRole('log')).toBeVisible()
    await expect(failed).toHaveCount(0)
    // What we played was told as what it would be.
    demo.forgiveTroubles()
  })
})
