import { expect, test } from '#e2e/fixtures.ts'
import { campaignsPage } from '#e2e/pages/campaigns.ts'
import { windowPage } from '#e2e/pages/window.ts'

test('a running campaign is paused at the service, and goes on only when it was meant', async ({ tributary, crisp }) => {
  const { page } = tributary
  const frame = windowPage(page)
  const campaigns = campaignsPage(page)
  const campaign = () => crisp.simulator.world.site(crisp.shop.websiteId).campaigns.get(crisp.campaigns.running)
  await tributary.addAccount(crisp.connection('user'))
  await frame.go('Campaigns')

  await test.step('one sees how far it came', async () => {
    await expect(campaigns.row('Autumn lights')).toContainText('Sending')
    await campaigns.row('Autumn lights').click()
    await expect(campaigns.details).toContainText('Longer evenings')
    await expect(campaigns.details).toContainText('The new lamps are here.')
  })

  await test.step('pausing is done at once', async () => {
    await campaigns.pause.click()
    await expect(frame.toast('Paused: Autumn lights')).toBeVisible()
    await expect.poll(() => campaign()?.running).toBe(false)
    await expect(campaigns.row('Autumn lights')).toContainText('Paused')
    await expect(campaigns.resume).toBeFocused()
  })

  await test.step('resuming reaches many people and asks first', async () => {
    await campaigns.resume.click()
    const question = page.getByRole('alertdialog', { name: 'Resume “Autumn lights”?' })
    await expect(question).toContainText('It will be sent to the 2,800 recipients who have not received it yet.')
    // An Enter too many must reach nobody.
    await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused()
    await question.getByRole('button', { name: 'Cancel' }).click()
    expect(campaign()?.running).toBe(false)
    await campaigns.resume.click()
    await question.getByRole('button', { name: 'Resume' }).click()
    await expect.poll(() => campaign()?.running).toBe(true)
    await expect(campaigns.pause).toBeFocused()
    await expect(frame.toast('Resumed: Autumn lights')).toBeVisible()
  })

  await test.step('only a person’s search and states narrow the list', async () => {
    await campaigns.list.getByRole('searchbox', { name: 'Search campaigns' }).fill('recall')
    await expect(campaigns.row('Recall of the blue lamp')).toBeVisible()
    await expect(campaigns.row('Autumn lights')).toHaveCount(0)
  })
})

test('an account whose key or service has no campaigns says so in one sentence', async ({ tributary, crisp, freshchat }) => {
  await tributary.addAccount(crisp.connection('website'))
  await tributary.addAccount(freshchat.connection())
  await windowPage(tributary.page).go('Campaigns')

  const { list } = campaignsPage(tributary.page)
  await expect(list).toContainText('Campaigns are not available here')
  await expect(list.getByText(/^Lamp Shop: .*campaigns.*key/)).toBeVisible()
  await expect(list.getByText(/^Harbour Desk: .*campaigns/)).toBeVisible()
  await expect(tributary.page.getByText('No campaign selected')).toHaveCount(0)
})

test('in the demo, a campaign is paused and the pause taken back', async ({ demo }) => {
  const { page } = demo
  const frame = windowPage(page)
  const campaigns = campaignsPage(page)
  await frame.go('Campaigns')
  await campaigns.row('Spring arrivals').click()

  await campaigns.pause.click()
  await expect(campaigns.row('Spring arrivals')).toContainText('Paused')
  await frame.undo.click()

  await expect(campaigns.row('Spring arrivals')).toContainText('Sending')
})
