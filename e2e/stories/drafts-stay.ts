import { expect, test } from '#e2e/fixtures.ts'
import { inboxPage } from '#e2e/pages/inbox.ts'
import { newConversationPage } from '#e2e/pages/new-conversation.ts'
import { threadPage } from '#e2e/pages/thread.ts'
import { windowPage } from '#e2e/pages/window.ts'

test('what one is writing stays where it is, however the window changes around it', async ({ tributary, crisp }) => {
  const { page } = tributary
  const frame = windowPage(page)
  const inbox = inboxPage(page)
  const ada = threadPage(page, 'Ada')
  const bo = threadPage(page, 'Bo')
  await tributary.addAccount(crisp.connection())
  await frame.go('All')
  await inbox.open('Ada')
  await ada.reply.fill('Dear Ada, half a')

  await test.step('the details are shown and hidden', async () => {
    await page.keyboard.press('Control+i')
    await expect(page.getByRole('region', { name: 'Details' })).toHaveCount(0)
    await expect(ada.reply).toHaveValue('Dear Ada, half a')
    await page.keyboard.press('Control+i')
    await expect(page.getByRole('region', { name: 'Details' })).toBeVisible()
    await expect(ada.reply).toHaveValue('Dear Ada, half a')
  })

  await test.step('the window becomes small and large again', async () => {
    await page.setViewportSize({ width: 1000, height: 700 })
    await expect(ada.reply).toHaveValue('Dear Ada, half a')
    await page.setViewportSize({ width: 780, height: 600 })
    await expect(ada.reply).toHaveValue('Dear Ada, half a')
    await page.setViewportSize({ width: 1440, height: 900 })
    await expect(ada.reply).toHaveValue('Dear Ada, half a')
  })

  await test.step('another conversation is opened in the middle of a word', async () => {
    await ada.reply.fill('Dear Ada, half a sent')
    await inbox.open('Bo')
    await expect(bo.reply).toHaveValue('')
    await inbox.open('Ada')
    await expect(ada.reply).toHaveValue('Dear Ada, half a sent')
    await expect(inbox.row('Ada')).toContainText('Draft')
  })

  await test.step('another panel is visited', async () => {
    await frame.go('Contacts')
    await frame.go('All')
    await expect(ada.reply).toHaveValue('Dear Ada, half a sent')
  })

  await test.step('a note beside it makes them two', async () => {
    await ada.noteMode.click()
    await ada.noteField.fill('She called twice')
    await expect(inbox.row('Ada')).toContainText('Drafts')
    await ada.noteField.fill('')
    await expect(inbox.row('Ada')).not.toContainText('Drafts')
    await ada.replyMode.click()
  })

  await test.step('once sent it is gone, also after coming back', async () => {
    await ada.send.click()
    await expect(ada.reply).toHaveValue('')
    await inbox.open('Bo')
    await inbox.open('Ada')
    await expect(ada.reply).toHaveValue('')
    await expect(inbox.row('Ada')).not.toContainText('Draft')
    expect(crisp.textsSeen(crisp.sessions.ada)).toContain('Dear Ada, half a sent')
  })
})

test('a conversation that was not begun yet is a draft as well', async ({ tributary, crisp, freshchat }) => {
  const { page } = tributary
  const form = newConversationPage(page)
  const frame = windowPage(page)
  await tributary.addAccount(freshchat.connection())
  await tributary.addAccount(crisp.connection())
  await form.open()
  const first = (await form.account.textContent()) ?? ''
  const other = first.includes('Harbour Desk') ? 'Lamp Shop' : 'Harbour Desk'

  await test.step('leaving the form keeps what was written, and from where', async () => {
    await form.choose('From', other)
    await form.somebodyNew.click()
    await form.name.fill('Zoe Marsh')
    await form.email.fill('zoe@example.test')
    await form.text.fill('Your refund is')
    await page.keyboard.press('Escape')
    await expect(form.dialog).toBeHidden()

    await page.keyboard.press('Control+n')
    await expect(form.account).toContainText(other)
    await expect(form.name).toHaveValue('Zoe Marsh')
    await expect(form.email).toHaveValue('zoe@example.test')
    await expect(form.text).toHaveValue('Your refund is')
  })

  await test.step('it is thrown away on demand only, and that can be undone', async () => {
    await form.discard.click()
    await expect(form.dialog).toBeHidden()
    await frame.undo.click()
    await form.open()
    await expect(form.text).toHaveValue('Your refund is')
    await form.discard.click()
    await form.open()
    await expect(form.account).toContainText(first)
    await expect(form.discard).toHaveCount(0)
  })
})
