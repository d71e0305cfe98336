import type { DemoBreak } from '#app/domain/demo-break.ts'
import { expect, test } from '#e2e/fixtures.ts'
import { inboxPage } from '#e2e/pages/inbox.ts'
import { outboxPage } from '#e2e/pages/outbox.ts'
import { windowPage } from '#e2e/pages/window.ts'

test('anybody can break the demo and watch it heal, with nothing lost and nothing sent twice', async ({ demo }) => {
  test.setTimeout(180_000)
  const { page } = demo
  const frame = windowPage(page)
  const inbox = inboxPage(page)
  const outbox = outboxPage(page)
  await expect(inbox.rows.first()).toBeVisible()
  const toggle = async (name: string) => {
    await page.getByRole('button', { name: 'Break …' }).click()
    await page.getByRole('menuitemcheckbox', { name: new RegExp(`^${name}`) }).click()
    // It stays, for whoever wants to break more at once.
    await page.keyboard.press('Escape')
  }
  const mend = async () => {
    await page.getByRole('button', { name: 'Break …' }).click()
    await page.getByRole('menuitem', { name: 'Mend everything' }).click()
    await expect(page.getByText(/^Broken on purpose/)).toHaveCount(0)
  }
  const answer = page.getByRole('region', { name: /^Answer / })
  const log = page.getByRole('log')

  await test.step('no network: what is written waits, and leaves once when it is back', async () => {
    await inbox.rows.first().click()
    await toggle('No network')
    await expect(page.getByText(/^Broken on purpose: No network/)).toBeVisible()
    await answer.getByRole('textbox').fill('I am looking into it now.')
    await page.keyboard.press('Control+Enter')
    await expect(log.getByText('I am looking into it now.')).toBeVisible()
    await frame.go('Outbox')
    // What was read by opening it may wait there as well.
    await expect(outbox.entries.filter({ hasText: 'I am looking into it now.' })).toHaveCount(1)
    await mend()
    await expect(outbox.entries).toHaveCount(0, { timeout: 60_000 })
    await frame.go('All')
  })

  await test.step('a lost answer is found by reading back', async () => {
    await inbox.rows.first().click()
    await toggle('Lost answers')
    await answer.getByRole('textbox').fill('The second one is on its way.')
    await page.keyboard.press('Control+Enter')
    await expect.poll(async () => (await demo.call('outbox.list', { scope: null })).length, { timeout: 60_000 }).toBe(0)
    await expect(log.getByText('The second one is on its way.')).toHaveCount(1)
    await mend()
  })

  for (const [name, words] of [['Locked keys', /Your keys are locked/], ['Services down', /error 503/]] as const) {
    await test.step(`${name}: said on every account, and over when it is over`, async () => {
      await toggle(name)
      await expect(page.getByText(words).first()).toBeVisible({ timeout: 60_000 })
      await mend()
      await expect.poll(async () => (await demo.call('accounts.list', {})).filter(({ status }) => status.state === 'failed').length, { timeout: 60_000 }).toBe(0)
    })
  }

  const left: readonly DemoBreak[] = await demo.call('demo.breaks', {})
  expect(left).toEqual([])
})
