import type { Page } from '@playwright/test'
import { expect, test } from '#e2e/fixtures.ts'
import { inboxPage } from '#e2e/pages/inbox.ts'
import { threadPage } from '#e2e/pages/thread.ts'
import { windowPage } from '#e2e/pages/window.ts'

test('in a small window list and thread stay usable, and nothing is pushed out of it', async ({ tributary, crisp }) => {
  const { page } = tributary
  const inbox = inboxPage(page)
  const thread = threadPage(page, 'Ada')
  await tributary.addAccount(crisp.connection())
  await windowPage(page).go('All')

  await test.step('at 1000 × 700, list and thread stand side by side, and details float over them', async () => {
    await page.setViewportSize({ width: 1000, height: 700 })
    await inbox.open('Ada')
    await expect(inbox.row('Bo')).toBeInViewport({ ratio: 1 })
    await expect(thread.composer).toBeInViewport({ ratio: 1 })
    await page.getByRole('button', { name: 'Show details' }).click()
    await expect(page.getByRole('region', { name: 'Details' })).toBeInViewport({ ratio: 1 })
    await page.getByRole('region', { name: 'Details' }).getByRole('button', { name: 'Hide details' }).click()
    await expect(page.getByRole('region', { name: 'Details' })).toHaveCount(0)
    await expect(thread.message('The parcel never came.')).toBeInViewport({ ratio: 1 })
    await expect(thread.resolve).toBeInViewport({ ratio: 1 })
    await thread.answer('On its way.')
    await expect.poll(() => crisp.textsSeen(crisp.sessions.ada)).toContain('On its way.')
    await expectNoSidewaysScrolling(page)
  })

  await test.step('at 780 × 600 they take turns', async () => {
    await page.setViewportSize({ width: 780, height: 600 })
    await expect(thread.message('On its way.')).toBeInViewport()
    await expect(thread.send).toBeInViewport({ ratio: 1 })
    await expect(thread.resolve).toBeInViewport({ ratio: 1 })
    await expect(inbox.list).toHaveCount(0)
    await expectNoSidewaysScrolling(page)
    await page.getByRole('button', { name: 'Back to the list' }).click()
    await expect(inbox.row('Bo')).toBeInViewport({ ratio: 1 })
    await expect(thread.log).toHaveCount(0)
    await inbox.open('Bo')
    await expect(threadPage(page, 'Bo').reply).toBeInViewport({ ratio: 1 })
  })

  await test.step('the other panels fit as well', async () => {
    for (const [panel, landmark] of [['Contacts', 'Contacts'], ['Campaigns', 'Campaigns'], ['People', 'People'], ['Outbox', 'Waiting to be sent']] as const) {
      await windowPage(page).go(panel)
      await expect(page.getByRole('region', { name: landmark, exact: true })).toBeInViewport()
      await expectNoSidewaysScrolling(page)
    }
  })
})

async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  const outside = await page.evaluate(() =>
    [...document.querySelectorAll('button, input, textarea, [role=radio], h1, h2')]
      .filter(element => {
        const { width, right, left } = element.getBoundingClientRect()
        return width > 0 && (right > window.innerWidth + 1 || left < -1)
      })
      .map(element => element.getAttribute('aria-label') ?? element.textContent),
  )
  expect(outside).toEqual([])
}
