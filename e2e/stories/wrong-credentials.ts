import { expect, test } from '#e2e/fixtures.ts'
import { addAccountPage } from '#e2e/pages/add-account.ts'
import { startPage } from '#e2e/pages/start.ts'

test('whatever is wrong with a Crisp key is said on the field that is wrong', async ({ tributary, crisp }) => {
  const { page } = tributary
  const form = addAccountPage(page)
  const { websiteId, tokens } = crisp.shop
  const right = { 'Website ID': websiteId, Identifier: tokens.website.identifier, Key: tokens.website.key, 'API address': crisp.simulator.url }
  const stranger = crisp.simulator.world.addWebsite({ name: 'Elsewhere', domain: 'else.example.test' })
  await startPage(page).addAccount.click()
  await form.service('Crisp').click()

  await test.step('nothing typed', async () => {
    await form.check.click()
    await expect(form.field('Website ID')).toHaveAccessibleDescription(/This is required\./)
    await expect(form.field('Website ID')).toBeFocused()
  })

  const wrong: readonly (readonly [string, string, RegExp])[] = [
    ['Key', 'not-the-key-at-all', /Crisp does not accept this identifier and key together/],
    ['Website ID', 'my website', /There is no website ID in this/],
    ['Website ID', stranger, /another website|finds no such website/],
    ['API address', 'ftp://api.example.test', /This is not an https address/],
  ]
  for (const [field, value, words] of wrong) {
    await test.step(`${field}: ${value}`, async () => {
      await form.fill({ ...right, [field]: value })
      await form.check.click()
      await expect(form.field(field)).toHaveAccessibleDescription(words)
      await expect(form.field(field)).toHaveAttribute('aria-invalid', 'true')
      await expect(form.field(field)).toBeFocused()
    })
  }

  await test.step('the kind of key', async () => {
    await form.fill({ ...right, Identifier: tokens.plugin.identifier, Key: tokens.plugin.key })
    await form.check.click()
    await expect(form.dialog).toContainText('Crisp does not know this identifier and key as this kind.')
  })

  await test.step('put right, it works', async () => {
    await form.fill(right)
    await form.check.click()
    await expect(form.dialog).toContainText('The key works.')
  })
})

test('whatever is wrong with a Freshchat token is said on the field that is wrong', async ({ tributary, freshchat }) => {
  const { page } = tributary
  const form = addAccountPage(page)
  const { simulator } = freshchat
  const right = { 'Chat URL': simulator.url, 'API token': simulator.access.token }
  await startPage(page).addAccount.click()
  await form.service('Freshchat').click()

  await test.step('a sign-in page instead of the service', async () => {
    simulator.behaviour.isPortal = true
    await form.fill(right)
    await form.check.click()
    await expect(form.field('Chat URL')).toHaveAccessibleDescription(/This is not the address of the API/)
    simulator.behaviour.isPortal = false
  })

  await test.step('no address at all', async () => {
    await form.fill({ ...right, 'Chat URL': 'our freshchat' })
    await form.check.click()
    await expect(form.field('Chat URL')).toHaveAccessibleDescription(/Copy the chat URL that stands beside the token/)
  })

  await test.step('a token that was replaced', async () => {
    simulator.access.regenerate()
    await form.fill(right)
    await form.check.click()
    await expect(form.field('API token')).toHaveAccessibleDescription(/Freshchat does not accept this token\. It may have expired or been replaced/)
  })

  await test.step('a service that is down is no fault of a field', async () => {
    const fault = simulator.faults.add({ path: '/v2/**', effect: { kind: 'refused', status: 503 } })
    await form.fill({ 'API token': simulator.access.token })
    await form.check.click()
    await expect(form.dialog.getByRole('alert')).toContainText('The service is having problems (error 503).')
    fault.stop()
    await form.check.click()
    await expect(form.dialog).toContainText('The key works.')
  })
})
