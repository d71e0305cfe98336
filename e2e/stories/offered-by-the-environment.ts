import { expect, test } from '#e2e/fixtures.ts'
import { addAccountPage } from '#e2e/pages/add-account.ts'
import { startPage } from '#e2e/pages/start.ts'

test('a key that stands in the environment is offered at the start, checked, and never shown', async ({ open, crisp }) => {
  const { fields } = crisp.connection('website')
  const text = (name: string) => fields[name] ?? ''
  const { page } = await open({
    env: { CRISP_TIER: text('tier'), CRISP_WEBSITE_ID: text('websiteId'), CRISP_TOKEN_ID: text('identifier'), CRISP_TOKEN_KEY: text('key'), CRISP_API_URL: text('apiUrl') },
  })
  const form = addAccountPage(page)
  await expect(startPage(page).addAccount).toBeVisible()
  await expect(page.getByText(/CRISP_WEBSITE_ID/)).toBeVisible()
  await expect(page.getByText(text('key'))).toHaveCount(0)

  await page.getByRole('button', { name: 'Add it', exact: true }).click()

  await expect(form.dialog).toContainText('The key works.')
  await expect(form.field('Name')).toHaveValue('Lamp Shop')
  await expect(form.dialog.getByText(text('key'))).toHaveCount(0)
})
