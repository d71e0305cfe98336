import { expect, test } from '#e2e/fixtures.ts'
import { inboxPage } from '#e2e/pages/inbox.ts'
import { outboxPage } from '#e2e/pages/outbox.ts'
import { threadPage } from '#e2e/pages/thread.ts'
import { windowPage } from '#e2e/pages/window.ts'
import { openCrispShop } from '#e2e/stage/crisp-shop.ts'

test('what has not left is rewritten, discarded and put back, all from the keyboard', async ({ tributary }) => {
  const { page } = tributary
  const crisp = await openCrispShop()
  const frame = windowPage(page)
  const outbox = outboxPage(page)
  const ada = threadPage(page, 'Ada')
  const discard = (words: string) => outbox.entry(words).getByRole('button', { name: 'Discard' })
  await tributary.addAccount(crisp.connection())
  await frame.go('All')
  await inboxPage(page).open('Ada')
  await expect(ada.message('The parcel never came.')).toBeVisible()
  await crisp.close()
  for (const words of ['First.', 'Second.', 'Third.']) {
    await ada.answer(words)
    await expect(ada.reply).toHaveValue('')
  }
  await frame.go('Outbox')
  await expect(outbox.entry('Third.')).toContainText('Waits for what was written before it')
  await expect(outbox.entry('Third.').getByRole('button', { name: 'Try again' })).toHaveCount(0)
  await expect(outbox.entry('First.').getByRole('button', { name: 'Try again' })).toBeVisible()

  await test.step('Ctrl+Enter saves the new text, as it sends everywhere else', async () => {
    await outbox.entry('Third.').getByRole('button', { name: 'Edit' }).click()
    const dialog = frame.dialog('Edit and send again')
    await expect(dialog).toContainText('The reply keeps its place')
    await dialog.getByRole('textbox', { name: 'Reply' }).fill('Third, in other words.')
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toHaveCount(0)
    await expect(outbox.entry('Third, in other words.')).toBeVisible()
  })

  await test.step('discarding is done at once, hands the focus on, and can be undone; a second press of a quick hand sends nothing', async () => {
    await discard('Second.').press('Enter')
    await expect(outbox.entry('Second.')).toHaveCount(0)
    await expect(outbox.entry('Third, in other words.')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(outbox.entry('Third, in other words.')).toBeFocused()
    await expect(outbox.entry('Third, in other words.')).toBeVisible()
    await page.keyboard.press('Tab')
    await expect(outbox.entry('Third, in other words.').locator('button:focus')).toHaveCount(1)
    await expect(frame.toast('Discarded: Reply to Ada')).toBeVisible()
    await page.keyboard.press('z')
    await expect(outbox.entry('Second.')).toBeVisible()
  })

  await test.step('a double-click discards once, and the way back is offered', async () => {
    await discard('Second.').dblclick()
    await expect(outbox.entry('Second.')).toHaveCount(0)
    await expect(frame.toast('Discarded: Reply to Ada')).toBeVisible()
    await expect(page.getByText('It has changed in the meantime.')).toHaveCount(0)
    await page.keyboard.press('z')
    await expect(outbox.entry('Second.')).toBeVisible()
  })

  await test.step('after the last one, the lane has the focus', async () => {
    // What is just being tried cannot be called back, and a read mark may join them.
    await expect(async () => {
      const first = outbox.entries.first().getByRole('button', { name: 'Discard' })
      if ((await outbox.entries.count()) > 0) await first.press('Enter', { timeout: 1_000 })
      await expect(outbox.empty).toBeVisible({ timeout: 1_000 })
    }).toPass()
    await expect(frame.lane('Outbox')).toBeFocused()
  })
})

test('what may have arrived is thrown away in its conversation only after a question', async ({ tributary, freshchat }) => {
  const { page } = tributary
  const mia = threadPage(page, 'Mia Lund')
  const question = page.getByRole('alertdialog', { name: 'Discard this reply?' })
  const discard = mia.message('Your invoice is on its way.').getByRole('button', { name: 'Discard' })
  await tributary.addAccount(freshchat.connection())
  await windowPage(page).go('All')
  await inboxPage(page).open('Mia Lund')
  await expect(mia.message('Where is my invoice?')).toBeVisible()

  await test.step('neither sent nor to be looked for: nobody knows', async () => {
    const messages = '/v2/conversations/*/messages'
    freshchat.simulator.faults.add({ method: 'POST', path: messages, effect: { kind: 'dropped' } })
    await mia.answer('Your invoice is on its way.')
    await expect(mia.message('Your invoice is on its way.')).toContainText('Checking whether it arrived')
    freshchat.simulator.faults.add({ method: 'GET', path: messages, effect: { kind: 'refused', status: 403 } })
    await expect(mia.message('Your invoice is on its way.')).toContainText('It may have been sent.')
  })

  await test.step('who thinks better of it keeps it', async () => {
    await discard.click()
    await expect(question).toContainText('If it was not, its text is lost.')
    await question.getByRole('button', { name: 'Cancel' }).click()
    await expect(question).toHaveCount(0)
    await expect(discard).toBeVisible()
  })

  await test.step('who means it is rid of it', async () => {
    await discard.click()
    await question.getByRole('button', { name: 'Discard' }).click()
    await expect(mia.message('Your invoice is on its way.')).toHaveCount(0)
    expect(await tributary.call('outbox.list', { scope: null })).toEqual([])
  })
})

test('what is being rewritten does not leave when the network comes back, and what was typed is never lost', async ({ tributary }) => {
  const { page } = tributary
  const bornAt = Date.now()
  const away = await openCrispShop({ bornAt })
  const frame = windowPage(page)
  const outbox = outboxPage(page)
  const dialog = frame.dialog('Edit and send again')
  const words = dialog.getByRole('textbox', { name: 'Reply' })
  const edit = (of: string) => outbox.entry(of).getByRole('button', { name: 'Edit' }).click()
  await tributary.addAccount(away.connection())
  await frame.go('All')
  for (const [name, text] of [['Bo', 'Elsewhere.'], ['Ada', 'Old words.']] as const) {
    await inboxPage(page).open(name)
    await expect(threadPage(page, name).composer).toBeVisible()
    if (name === 'Bo') await away.close()
    await threadPage(page, name).answer(text)
    await expect(threadPage(page, name).reply).toHaveValue('')
  }
  await frame.go('Outbox')

  await test.step('the caret stands behind the words; Escape keeps what was typed, Cancel does not', async () => {
    await edit('Old words.')
    await expect(words).toBeFocused()
    await page.keyboard.type(' And more.')
    await expect(words).toHaveValue('Old words. And more.')
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    await edit('Old words.')
    await expect(words).toHaveValue('Old words. And more.')
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await edit('Old words.')
    await expect(words).toHaveValue('Old words.')
    await page.keyboard.type(' And other words.')
  })

  const crisp = await openCrispShop({ bornAt, port: away.port })
  const entries = async () => (await tributary.call('outbox.list', { scope: null })).filter(({ intent }) => intent.kind === 'reply')
  await test.step('what is not being rewritten leaves', async () => {
    await expect.poll(async () => (await entries()).length, { timeout: 40_000 }).toBe(1)
    expect(crisp.textsSeen(crisp.sessions.bo)).toContain('Elsewhere.')
    expect(crisp.textsSeen(crisp.sessions.ada)).not.toContain('Old words.')
    await expect(dialog.getByRole('alert')).toHaveCount(0)
  })

  await test.step('let go, it leaves as it was, and the new words are not lost', async () => {
    const [entry] = await entries()
    if (entry === undefined) throw new Error('nothing waits')
    await tributary.call('outbox.endEdit', { id: entry.id, conversationId: entry.conversationId })
    await expect(dialog.getByRole('alert')).toContainText('It was sent with the old words.')
    await expect(words).toHaveValue('Old words. And other words.')
    await page.keyboard.press('Escape')
    const question = page.getByRole('alertdialog', { name: 'Close without your new words?' })
    await question.getByRole('button', { name: 'Cancel' }).click()
    await dialog.getByRole('button', { name: 'Copy new words' }).click()
    await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    expect(crisp.textsSeen(crisp.sessions.ada).at(-1)).toBe('Old words.')
  })
  await crisp.close()
})
