import { expect, test } from '#e2e/fixtures.ts'
import { inboxPage } from '#e2e/pages/inbox.ts'
import { threadPage } from '#e2e/pages/thread.ts'
import { windowPage } from '#e2e/pages/window.ts'

test('a reply that begins with a colleague’s name asks before the customer reads it', async ({ tributary, crisp }) => {
  const { page } = tributary
  const thread = threadPage(page, 'Ada')
  const question = windowPage(page).dialog('Send this to the contact?')
  await tributary.addAccount(crisp.connection())
  await inboxPage(page).open('Ada')
  const words = '@Otto she is angry, be nice.'

  await test.step('nothing leaves while it asks, and keeping on writing keeps the words', async () => {
    await thread.answer(words)
    await expect(question).toContainText('A reply goes to Ada')
    await page.keyboard.press('Escape')
    await expect(question).toBeHidden()
    await expect(thread.reply).toHaveValue(words)
    expect(crisp.simulator.log.count('POST */message')).toBe(0)
  })

  await test.step('made a note, only colleagues have it', async () => {
    await thread.send.click()
    await question.getByRole('button', { name: 'Make it a note' }).click()
    await expect(thread.noteField).toHaveValue(words)
    await thread.addNote.click()
    await expect.poll(() => crisp.notesOf(crisp.sessions.ada)).toHaveLength(1)
    expect(crisp.textsSeen(crisp.sessions.ada)).toEqual(['The parcel never came.'])
  })

  await test.step('said twice to be meant, it goes', async () => {
    await thread.replyMode.click()
    await thread.answer('@otto will call you at six.')
    await question.getByRole('button', { name: 'Send to the contact' }).click()
    await expect.poll(() => crisp.textsSeen(crisp.sessions.ada)).toEqual(['The parcel never came.', '@otto will call you at six.'])
  })
})
