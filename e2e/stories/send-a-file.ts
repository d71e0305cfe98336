import type { Page } from '@playwright/test'
import { expect, test } from '#e2e/fixtures.ts'
import { inboxPage } from '#e2e/pages/inbox.ts'
import { outboxPage } from '#e2e/pages/outbox.ts'
import { threadPage } from '#e2e/pages/thread.ts'
import { windowPage } from '#e2e/pages/window.ts'

const PASSPHRASE = 'four plain words here'
const file = (name: string, mimeType: string, text: string) => ({ name, mimeType, buffer: Buffer.from(text) })
const INVOICE = file('invoice 退款.pdf', 'application/pdf', '%PDF-1.7 forty-two euros')

type Hand = Readonly<{ name: string; mime: string; text: string }>

/** As a person pastes what was copied elsewhere. */
function paste(page: Page, field: string, hand: Hand): Promise<void> {
  return page.getByRole('textbox', { name: field }).evaluate((element, { name, mime, text }) => {
    const clipboardData = new DataTransfer()
    clipboardData.items.add(new File([text], name, { type: mime }))
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, hand)
}

/** As a person lets go of a file over what was said. */
function drop(page: Page, contact: string, hand: Hand): Promise<void> {
  return page.getByRole('log', { name: `Conversation with ${contact}` }).evaluate((element, { name, mime, text }) => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([text], name, { type: mime }))
    for (const kind of ['dragenter', 'dragover', 'drop']) element.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }))
  }, hand)
}

test('files chosen, pasted and dropped go out before the words, each once, at Crisp', async ({ tributary, crisp }) => {
  const { page } = tributary
  const inbox = inboxPage(page)
  const ada = threadPage(page, 'Ada')
  await tributary.addAccount(crisp.connection())
  await windowPage(page).go('All')
  await inbox.open('Ada')

  await test.step('each shows as a chip with its size, and can be taken out again', async () => {
    await ada.fileInput.setInputFiles(INVOICE)
    await paste(page, 'Reply', { name: 'image.png', mime: 'image/png', text: 'a picture' })
    await drop(page, 'Ada', { name: 'notes.txt', mime: 'text/plain', text: 'dropped' })
    await expect(ada.attached).toHaveText([/^invoice 退款\.pdf 24 bytes/, /^image\.png 9 bytes/, /^notes\.txt 7 bytes/])
    await ada.removeFile('notes.txt').press('Enter')
    await expect(ada.attached).toHaveCount(2)
    await expect(ada.reply).toBeFocused()
  })

  await test.step('what cannot go is said by name and number', async () => {
    await ada.fileInput.setInputFiles({ name: 'film.mov', mimeType: 'video/quicktime', buffer: Buffer.alloc(10_400_000) })
    await expect(ada.composer.getByText('film.mov has 10.4 MB; Crisp takes up to 10 MB.')).toBeVisible()
    await ada.fileInput.setInputFiles(file('empty.txt', 'text/plain', ''))
    await expect(ada.composer.getByText('There is nothing in empty.txt.')).toBeVisible()
    await expect(ada.attached).toHaveCount(2)
  })

  await test.step('a note takes no file, and says so', async () => {
    await ada.noteMode.click()
    await expect(ada.attach).toBeDisabled()
    await expect(ada.composer.getByText('2 files wait with the reply.')).toBeVisible()
    await paste(page, 'Note', { name: 'image.png', mime: 'image/png', text: 'another picture' })
    await expect(ada.composer.getByText('Files go with a reply, not with a note.')).toBeVisible()
    await ada.replyMode.click()
  })

  await test.step('the files stay with their conversation', async () => {
    await inbox.open('Bo')
    await expect(threadPage(page, 'Bo').attached).toHaveCount(0)
    await expect(inbox.row('Ada')).toContainText('Draft')
    await inbox.open('Ada')
    await expect(ada.attached).toHaveCount(2)
  })

  await test.step('one press sends them, to the byte and in order', async () => {
    await ada.reply.fill('Both are attached.')
    await ada.send.click()
    await expect(ada.attached).toHaveCount(0)
    await expect(ada.reply).toHaveValue('')
    await expect.poll(() => crisp.textsSeen(crisp.sessions.ada).at(-1)).toBe('Both are attached.')
    expect(crisp.filesSeen(crisp.sessions.ada)).toEqual([{ name: 'invoice 退款.pdf', text: '%PDF-1.7 forty-two euros' }, { name: 'image.png', text: 'a picture' }])
    expect(crisp.customerSees(crisp.sessions.ada).slice(-3).map(({ type }) => type)).toEqual(['file', 'file', 'text'])
    await expect(ada.message('invoice 退款.pdf')).toHaveCount(1)
    await expect(ada.message('image.png')).toHaveCount(1)
    await expect.poll(() => tributary.call('outbox.list', { scope: null })).toEqual([])
  })
})

test('a picture and a document go out at Freshchat, without a word', async ({ tributary, freshchat }) => {
  const { page } = tributary
  const mia = threadPage(page, 'Mia Lund')
  await tributary.addAccount(freshchat.connection())
  await windowPage(page).go('All')
  await inboxPage(page).open('Mia Lund')

  await mia.fileInput.setInputFiles([INVOICE, file('lamp.png', 'image/png', 'a picture')])
  await expect(mia.attached).toHaveCount(2)
  // A hand that presses twice has said it once, however soon the second press comes.
  await mia.reply.evaluate(async field => {
    for (let press = 0; press < 200; press += 1) {
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }))
      await new Promise(resolve => setTimeout(resolve, 1))
    }
  })
  await expect(mia.attached).toHaveCount(0)
  await expect(mia.composer.getByRole('alert')).toHaveCount(0)

  await expect.poll(() => freshchat.filesSeen(freshchat.conversationId)).toEqual([{ name: 'invoice 退款.pdf', text: '%PDF-1.7 forty-two euros' }, { name: 'lamp.png', text: 'a picture' }])
  await expect(mia.message('invoice 退款.pdf')).toHaveCount(1)
  await expect.poll(() => tributary.call('outbox.list', { scope: null })).toEqual([])
})

test('killed in mid-upload: the chips of a draft and the file that was leaving are there again, and one message arrives', async ({ open, crisp }) => {
  const first = await open()
  await first.call('vault.choose', { kind: 'passphrase', passphrase: PASSPHRASE })
  await first.addAccount(crisp.connection())
  await windowPage(first.page).go('All')
  const [ada, bo] = [threadPage(first.page, 'Ada'), threadPage(first.page, 'Bo')]
  await inboxPage(first.page).open('Bo')
  await bo.fileInput.setInputFiles(file('for later.txt', 'text/plain', 'later'))
  await expect(bo.attached).toHaveCount(1)

  await test.step('the bytes are on their way when the app is killed', async () => {
    crisp.simulator.behaviour.storageAnswerDelayMs = 60_000
    await inboxPage(first.page).open('Ada')
    await ada.fileInput.setInputFiles(INVOICE)
    await expect(ada.attached).toHaveCount(1)
    await ada.send.click()
    await expect(ada.message('invoice 退款.pdf')).toContainText('Uploading, 100%')
    await expect(ada.log.getByRole('button', { name: 'Cancel invoice 退款.pdf' })).toBeVisible()
    await first.kill()
  })

  crisp.simulator.behaviour.storageAnswerDelayMs = 0
  const second = await open()
  await second.call('vault.unlock', { passphrase: PASSPHRASE })
  await windowPage(second.page).go('All')

  await test.step('it arrives once', async () => {
    // A start, an unlocked vault, a socket and an upload: together they may outlast one wait on a busy machine.
    await expect.poll(() => crisp.filesSeen(crisp.sessions.ada), { timeout: 40_000 }).toEqual([{ name: 'invoice 退款.pdf', text: '%PDF-1.7 forty-two euros' }])
    await expect.poll(() => second.call('outbox.list', { scope: null })).toEqual([])
    expect(crisp.simulator.log.count('POST */message')).toBe(1)
    await inboxPage(second.page).open('Ada')
    await expect(threadPage(second.page, 'Ada').message('invoice 退款.pdf')).toHaveCount(1)
  })

  await test.step('the draft has its file, and its bytes', async () => {
    await inboxPage(second.page).open('Bo')
    const again = threadPage(second.page, 'Bo')
    await expect(again.attached).toHaveText([/^for later\.txt/])
    await again.send.click()
    await expect.poll(() => crisp.filesSeen(crisp.sessions.bo)).toEqual([{ name: 'for later.txt', text: 'later' }])
  })
})

test('an upload can be called back while nobody can have seen it', async ({ tributary, crisp }) => {
  const { page } = tributary
  const ada = threadPage(page, 'Ada')
  await tributary.addAccount(crisp.connection())
  crisp.simulator.behaviour.storageAnswerDelayMs = 60_000
  await windowPage(page).go('All')
  await inboxPage(page).open('Ada')
  await ada.fileInput.setInputFiles(INVOICE)
  await expect(ada.attached).toHaveCount(1)
  await ada.reply.fill('Sorry, without it.')
  await ada.send.click()

  await windowPage(page).go('Outbox')
  await expect(outboxPage(page).entry('invoice 退款.pdf')).toContainText('Uploading, 100%')
  await windowPage(page).go('All')
  await inboxPage(page).open('Ada')
  await ada.log.getByRole('button', { name: 'Cancel invoice 退款.pdf' }).dblclick()

  await expect.poll(() => crisp.textsSeen(crisp.sessions.ada).at(-1)).toBe('Sorry, without it.')
  expect(crisp.filesSeen(crisp.sessions.ada)).toEqual([])
  await expect(ada.message('invoice 退款.pdf')).toHaveCount(0)
})

test('words sent the moment the spinner ends take every file along', async ({ tributary, crisp }) => {
  const { page } = tributary
  const ada = threadPage(page, 'Ada')
  await tributary.addAccount(crisp.connection())
  await windowPage(page).go('All')
  await inboxPage(page).open('Ada')
  await ada.reply.fill('Two pictures of it.')
  const button = await ada.send.elementHandle()

  await paste(page, 'Reply', { name: 'one.png', mime: 'image/png', text: 'the first' })
  await paste(page, 'Reply', { name: 'two.png', mime: 'image/png', text: 'the second' })
  await page.evaluate(async send => {
    const next = () => new Promise(resolve => void requestAnimationFrame(resolve))
    while (send?.matches(':disabled, [aria-busy]') ?? true) await next()
    if (send instanceof HTMLElement) send.click()
  }, button)

  await expect.poll(() => crisp.textsSeen(crisp.sessions.ada).at(-1)).toBe('Two pictures of it.')
  expect(crisp.filesSeen(crisp.sessions.ada).map(({ name }) => name)).toEqual(['one.png', 'two.png'])
  await expect(ada.attached).toHaveCount(0)
})
