import { expect, test } from '#e2e/fixtures.ts'
import { inboxPage } from '#e2e/pages/inbox.ts'
import { outboxPage } from '#e2e/pages/outbox.ts'
import { threadPage } from '#e2e/pages/thread.ts'
import { windowPage } from '#e2e/pages/window.ts'
import { openCrispShop } from '#e2e/stage/crisp-shop.ts'
import { openFreshchatDesk } from '#e2e/stage/freshchat-desk.ts'

test('what is written without a network waits in the outbox and leaves once, in order, when the network is back', async ({ tributary }) => {
  const { page } = tributary
  const frame = windowPage(page)
  const inbox = inboxPage(page)
  const outbox = outboxPage(page)
  const ada = threadPage(page, 'Ada')
  const mia = threadPage(page, 'Mia Lund')
  const bornAt = Date.now()
  let crisp = await openCrispShop({ bornAt })
  let freshchat = await openFreshchatDesk({ bornAt })
  await tributary.addAccount(crisp.connection())
  await tributary.addAccount(freshchat.connection())
  await frame.go('All')
  await inbox.open('Mia Lund')
  await expect(mia.message('I will look.')).toBeVisible()
  await inbox.open('Ada')
  await expect(ada.message('The parcel never came.')).toBeVisible()

  await test.step('both services go away; what was read stays readable', async () => {
    await Promise.all([crisp.close(), freshchat.close()])
    await inbox.open('Mia Lund')
    await expect(mia.message('Where is my invoice?')).toBeVisible()
    await inbox.open('Ada')
    await expect(ada.message('The parcel never came.')).toBeVisible()
  })

  await test.step('what was never read does not pass for empty', async () => {
    await inbox.open('Cy')
    await expect(page.getByText('The messages are not loaded yet')).toBeVisible()
    await expect(page.getByRole('region', { name: 'Details' })).toContainText('The profile could not be loaded. No answer from the network.')
    await inbox.open('Ada')
  })

  await test.step('replies and notes are taken all the same', async () => {
    for (const words of ['First, I am sorry.', 'Second, a new one is packed.', 'Third, it leaves tomorrow.']) {
      await ada.answer(words)
      await expect(ada.reply).toHaveValue('')
    }
    await ada.annotate('Promised a new one.')
    await inbox.open('Mia Lund')
    await mia.answer('Your invoice is on its way.')
    await expect(mia.reply).toHaveValue('')
    await expect(page.getByRole('heading', { name: /Mia Lund/ })).not.toContainText('not sent yet')
    await page.keyboard.press('Escape')
    await page.keyboard.press('e')
    await expect(page.getByRole('heading', { name: /Mia Lund/ })).toContainText(/Resolved.*not sent yet/)
    await frame.go('Outbox')
    for (const words of ['First, I am sorry.', 'Second, a new one', 'Third, it leaves', 'Promised a new one.']) await expect(outbox.entry(words)).toContainText('To Ada')
    await expect(outbox.entry('Your invoice is on its way.')).toContainText('No answer from the network.')
    await expect(frame.lane('Outbox')).toHaveAccessibleName(/^Outbox, [5-9]$/)
  })

  await test.step('when the services are back, everything leaves by itself', async () => {
    crisp = await openCrispShop({ bornAt, port: crisp.port })
    freshchat = await openFreshchatDesk({ bornAt, port: freshchat.port })
    await expect(outbox.empty).toBeVisible({ timeout: 40_000 })
  })

  await test.step('each message once, in the order in which it was written', async () => {
    const { ada: session } = crisp.sessions
    expect(crisp.textsSeen(session)).toEqual(['The parcel never came.', 'First, I am sorry.', 'Second, a new one is packed.', 'Third, it leaves tomorrow.'])
    expect(crisp.notesOf(session).map(({ content }) => content)).toEqual(['Promised a new one.'])
    expect(freshchat.textsSeen(freshchat.conversationId)).toEqual(['Where is my invoice?', 'I will look.', 'Your invoice is on its way.'])
  })
  await Promise.all([crisp.close(), freshchat.close()])
})
