import { MINUTE_MS } from '#app/domain/time.ts'
import { expect, test } from '#e2e/fixtures.ts'
import { inboxPage } from '#e2e/pages/inbox.ts'
import { threadPage } from '#e2e/pages/thread.ts'
import { windowPage } from '#e2e/pages/window.ts'
import { keepWhole } from '#e2e/stage/keep-whole.ts'

test('what was found is opened at the message, however far back it lies', async ({ tributary, crisp }) => {
  const { page } = tributary
  const thread = threadPage(page, 'Dia')
  const found = thread.message('the green lampshade')
  const bornAt = Date.now()
  crisp.simulator.world.addConversation(crisp.shop.websiteId, {
    meta: { nickname: 'Dia', email: 'dia@example.test' },
    messages: Array.from({ length: 400 }, (_, nth) => ({
      from: nth % 3 === 0 ? 'operator' : 'user',
      content: nth === 12 ? 'Line 12, about the green lampshade' : `Line ${nth}`,
      timestamp: bornAt - (500 - nth) * MINUTE_MS,
    })),
  })
  const account = await tributary.addAccount(crisp.connection())
  await windowPage(page).go('All')
  await expect(inboxPage(page).row('Dia')).toBeVisible()
  await keepWhole(tributary, account.id, 'Dia')

  await test.step('the thread opens there, with the message in view and under the keyboard', async () => {
    await page.keyboard.press('/')
    await page.keyboard.type('lampshade')
    await expect(page.getByRole('option', { name: /green lampshade/ })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(found).toBeInViewport()
    await expect(found).toBeFocused()
    await expect(thread.message('Line 399')).toHaveCount(0)
  })

  await test.step('it stays there, and the keys go on from it', async () => {
    await page.keyboard.press(']')
    await expect(thread.message('Line 13')).toBeFocused()
    await expect(found).toBeInViewport()
  })

  await test.step('from the newest of the same thread it leads there again', async () => {
    await page.getByRole('button', { name: 'Newest' }).click()
    await expect(thread.message('Line 399')).toBeInViewport()
    await page.keyboard.press('/')
    await page.keyboard.type('lampshade')
    await expect(page.getByRole('option', { name: /green lampshade/ })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(found).toBeInViewport()
  })

  await test.step('a conversation that is opened from the list begins at its end', async () => {
    await inboxPage(page).open('Bo')
    await inboxPage(page).open('Dia')
    await expect(thread.message('Line 399')).toBeInViewport()
  })
})
