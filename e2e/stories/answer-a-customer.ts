import { expect, test } from '#e2e/fixtures.ts'
import { inboxPage } from '#e2e/pages/inbox.ts'
import { threadPage } from '#e2e/pages/thread.ts'

test('an answer reaches the customer once, and the composer empties only when it is safe', async ({ tributary, crisp }) => {
  const { page } = tributary
  const thread = threadPage(page, 'Ada')
  await tributary.addAccount(crisp.connection())
  await inboxPage(page).open('Ada')
  await expect(thread.message('The parcel never came.')).toBeVisible()

  await test.step('it says under whose name one speaks, and what it asks for is nothing', async () => {
    await expect(thread.composer).toContainText('Sending as Nora Berg of Lamp Shop')
    await expect(thread.send).toBeDisabled()
  })

  await test.step('the composer empties when the reply is in the outbox, though the service has not answered yet', async () => {
    const answerNow = crisp.simulator.faults.add('POST */message', { kind: 'slow', ms: 3_000 }, 1)
    await thread.answer('It left our house today.')
    await expect(thread.reply).toHaveValue('')
    const [entry] = await tributary.call('outbox.list', { scope: null })
    expect(entry?.intent).toMatchObject({ kind: 'reply', text: 'It left our house today.' })
    expect(crisp.textsSeen(crisp.sessions.ada)).not.toContain('It left our house today.')
    await expect(thread.message('It left our house today.')).toContainText('Sending')
    answerNow()
  })

  await test.step('the customer has it once, under the fingerprint that we gave it', async () => {
    await expect(thread.message('It left our house today.')).toContainText('Sent')
    const seen = crisp.customerSees(crisp.sessions.ada).filter(({ content }) => content === 'It left our house today.')
    const asked = crisp.simulator.log.list('POST */message').map(({ body }) => body)
    expect(seen).toHaveLength(1)
    expect(asked).toEqual([expect.objectContaining({ type: 'text', from: 'operator', fingerprint: seen[0]?.fingerprint, user: expect.objectContaining({ nickname: 'Nora Berg' }) })])
  })

  await test.step('nobody waits any more', async () => {
    await expect(page.getByRole('region', { name: 'Conversations' }).getByText('Nobody is waiting')).toBeVisible()
  })
})

test('send and resolve does both, and goes on to the next', async ({ tributary, crisp }) => {
  const { page } = tributary
  const inbox = inboxPage(page)
  await tributary.addAccount(crisp.connection())
  const { websiteId } = crisp.shop
  crisp.simulator.actions.visitorArrives({ websiteId, text: 'Do you ship to Malta?', meta: { nickname: 'Dora' } })
  await expect(inbox.row('Dora')).toBeVisible()
  await inbox.open('Ada')

  await threadPage(page, 'Ada').reply.fill('Sorry, a new one is on its way.')
  await threadPage(page, 'Ada').reply.press('Control+Shift+Enter')

  await expect(threadPage(page, 'Dora').message('Do you ship to Malta?')).toBeVisible()
  await expect.poll(() => crisp.textsSeen(crisp.sessions.ada)).toContain('Sorry, a new one is on its way.')
  await expect.poll(() => crisp.simulator.world.site(websiteId).threads.get(crisp.sessions.ada)?.state).toBe('resolved')
})
