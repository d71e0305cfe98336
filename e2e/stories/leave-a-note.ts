import { expect, test } from '#e2e/fixtures.ts'
import { inboxPage } from '#e2e/pages/inbox.ts'
import { threadPage } from '#e2e/pages/thread.ts'
import { windowPage } from '#e2e/pages/window.ts'

test('a note stays among colleagues at Crisp', async ({ tributary, crisp }) => {
  const thread = threadPage(tributary.page, 'Ada')
  await tributary.addAccount(crisp.connection())
  await inboxPage(tributary.page).open('Ada')

  await test.step('note mode says in words who will see it', async () => {
    await thread.noteMode.click()
    await expect(thread.composer).toContainText('Note by Nora Berg, only for the team of Lamp Shop')
    await expect(thread.send).toBeHidden()
    await expect(thread.addNote).toBeVisible()
  })

  await thread.annotate('Second lost parcel this month.')

  await expect(thread.note('Second lost parcel this month.')).toBeVisible()
  await expect.poll(() => crisp.notesOf(crisp.sessions.ada).map(({ content }) => content)).toEqual(['Second lost parcel this month.'])
  expect(crisp.textsSeen(crisp.sessions.ada)).toEqual(['The parcel never came.'])
  expect(crisp.simulator.log.list('POST */message').map(({ body }) => body)).toEqual([expect.objectContaining({ type: 'note' })])
})

test('a note stays among colleagues at Freshchat', async ({ tributary, freshchat }) => {
  const thread = threadPage(tributary.page, 'Mia Lund')
  await tributary.addAccount(freshchat.connection())
  await windowPage(tributary.page).go('All')
  await inboxPage(tributary.page).open('Mia Lund')

  await thread.annotate('Her invoice is stuck in billing.')

  await expect(thread.note('Her invoice is stuck in billing.')).toBeVisible()
  await expect.poll(() => freshchat.notesOf(freshchat.conversationId)).toHaveLength(1)
  expect(freshchat.textsSeen(freshchat.conversationId)).toEqual(['Where is my invoice?', 'I will look.'])
})

test('the mode of one conversation does not follow to another', async ({ tributary, crisp }) => {
  const { page } = tributary
  await tributary.addAccount(crisp.connection())
  await windowPage(page).go('All')
  await inboxPage(page).open('Ada')
  await threadPage(page, 'Ada').noteMode.click()

  await inboxPage(page).open('Bo')

  await expect(threadPage(page, 'Bo').replyMode).toBeChecked()
  await inboxPage(page).open('Ada')
  await expect(threadPage(page, 'Ada').noteMode).toBeChecked()
})
