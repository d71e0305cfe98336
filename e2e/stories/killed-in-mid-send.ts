import { NOT_NARROWED } from '#app/contract/conversations.ts'
import { expect, test } from '#e2e/fixtures.ts'
import { inboxPage } from '#e2e/pages/inbox.ts'
import { threadPage } from '#e2e/pages/thread.ts'
import { windowPage } from '#e2e/pages/window.ts'
import type { Connection } from '#e2e/stage/connection.ts'
import type { Launch, Tributary } from '#e2e/stage/launch.ts'

const PASSPHRASE = 'four plain words here'

/** Keys that outlive the process, so that the second start can go on. */
async function openWithFile(open: (options?: Launch) => Promise<Tributary>, connection: Connection): Promise<Tributary> {
  const tributary = await open()
  await tributary.call('vault.choose', { kind: 'passphrase', passphrase: PASSPHRASE })
  await tributary.addAccount(connection)
  await windowPage(tributary.page).go('All')
  return tributary
}

async function openAgain(open: (options?: Launch) => Promise<Tributary>): Promise<Tributary> {
  const tributary = await open()
  await tributary.call('vault.unlock', { passphrase: PASSPHRASE })
  await windowPage(tributary.page).go('All')
  return tributary
}

test('a reply that was on its way when the app was killed is at Crisp exactly once, and the draft beside it lives', async ({ open, crisp }) => {
  const first = await openWithFile(open, crisp.connection())
  const { ada } = crisp.sessions

  await test.step('a draft is begun elsewhere', async () => {
    await inboxPage(first.page).open('Bo')
    await threadPage(first.page, 'Bo').reply.fill('Half a sentence, and')
    await expect(inboxPage(first.page).row('Bo')).toContainText('Draft')
  })

  await test.step('the service takes the reply and is slow to say so; the app is killed meanwhile', async () => {
    crisp.simulator.faults.add('POST */message', { kind: 'slow-answer', ms: 20_000 }, 1)
    await inboxPage(first.page).open('Ada')
    await threadPage(first.page, 'Ada').answer('Sent once.')
    await expect.poll(() => crisp.textsSeen(ada)).toContain('Sent once.')
    await first.kill()
  })

  const second = await openAgain(open)
  await test.step('after the next start it is found there, and not sent again', async () => {
    await expect.poll(() => second.call('outbox.list', { scope: null })).toEqual([])
    expect(crisp.textsSeen(ada)).toEqual(['The parcel never came.', 'Sent once.'])
    expect(crisp.simulator.log.count('POST */message')).toBe(1)
    await inboxPage(second.page).open('Ada')
    await expect(threadPage(second.page, 'Ada').message('Sent once.')).toHaveCount(1)
  })

  await test.step('the draft is where it was', async () => {
    await inboxPage(second.page).open('Bo')
    await expect(threadPage(second.page, 'Bo').reply).toHaveValue('Half a sentence, and')
  })
})

test('the same at Freshchat, which knows no fingerprint', async ({ open, freshchat }) => {
  const first = await openWithFile(open, freshchat.connection())
  freshchat.simulator.faults.add({ method: 'POST', path: '/v2/conversations/*/messages', times: 1, effect: { kind: 'slow', delayMs: 20_000 } })
  await inboxPage(first.page).open('Mia Lund')
  await threadPage(first.page, 'Mia Lund').answer('Sent once.')
  await expect.poll(() => freshchat.textsSeen(freshchat.conversationId)).toContain('Sent once.')
  await first.kill()

  const second = await openAgain(open)

  await expect.poll(() => second.call('outbox.list', { scope: null })).toEqual([])
  expect(freshchat.textsSeen(freshchat.conversationId)).toEqual(['Where is my invoice?', 'I will look.', 'Sent once.'])
  expect(freshchat.simulator.log.matching('POST', '/v2/conversations/*/messages')).toHaveLength(1)
})

test('what was written half a second before a hard kill is still there', async ({ open, crisp }) => {
  const first = await openWithFile(open, crisp.connection())
  const thread = threadPage(first.page, 'Ada')
  await inboxPage(first.page).open('Ada')
  await thread.noteMode.click()
  await thread.noteField.fill('Ask Otto about the carrier.')
  await thread.replyMode.click()
  await thread.reply.pressSequentially('Dear Ada, 親愛なる\n\n')
  const conversationId = (await first.call('conversations.list', { view: { lane: 'waiting', scope: null, ...NOT_NARROWED }, offset: 0, limit: 1 })).rows[0]?.conversation.id
  if (conversationId === undefined) throw new Error('nobody waits')
  await expect
    .poll(async () => (await first.call('drafts.get', { conversationId })).find(({ mode }) => mode === 'reply')?.text, { timeout: 1_500, intervals: [50] })
    .toBe('Dear Ada, 親愛なる\n\n')
  await first.kill()

  const second = await openAgain(open)
  const again = threadPage(second.page, 'Ada')
  await inboxPage(second.page).open('Ada')

  await expect(again.reply).toHaveValue('Dear Ada, 親愛なる\n\n')
  await again.noteMode.click()
  await expect(again.noteField).toHaveValue('Ask Otto about the carrier.')
})
