import type { ElectronApplication } from '@playwright/test'
import { expect, test } from '#e2e/fixtures.ts'
import { campaignsPage } from '#e2e/pages/campaigns.ts'
import { contactsPage } from '#e2e/pages/contacts.ts'
import { inboxPage } from '#e2e/pages/inbox.ts'
import { newConversationPage } from '#e2e/pages/new-conversation.ts'
import { windowPage } from '#e2e/pages/window.ts'
import type { CrispShop } from '#e2e/stage/crisp-shop.ts'
import type { FreshchatDesk } from '#e2e/stage/freshchat-desk.ts'
import { HOSTILE_STRINGS } from '#e2e/stage/hostile-strings.ts'
import { watchForHarm } from '#e2e/stage/watch-for-harm.ts'

test('the detector sees harm where the same strings are taken for HTML', async ({ tributary }) => {
  const raw = await openBareWindow(tributary.app, HOSTILE_STRINGS.join('\n'))

  await expect.poll(() => raw.harms().filter(harm => harm.startsWith('ran:')).length, { timeout: 60_000 }).toBeGreaterThan(0)
  await expect.poll(() => raw.harms().filter(harm => harm.includes('evil.test')).length, { timeout: 60_000 }).toBeGreaterThan(0)
  tributary.forgiveTroubles()
})

test('hostile words run nothing, fetch nothing and lead nowhere, wherever they stand', async ({ tributary, crisp, freshchat }) => {
  const { page } = tributary
  const frame = windowPage(page)
  const inbox = inboxPage(page)
  const watch = watchForHarm(page, new URL(page.url()).origin)
  const talkers = fillWithHostility(crisp, freshchat)
  await tributary.addAccount(crisp.connection('user', { name: '<img src=x onerror=alert(1)>' }))
  await tributary.addAccount(freshchat.connection({ name: '<svg/onload=alert(1)>' }))

  await test.step('names, previews and subjects in the list', async () => {
    await frame.go('All')
    await expect(inbox.rows.first()).toBeVisible()
    await inbox.list.hover()
    // The first string is the oldest conversation, at the far end.
    await expect.poll(async () => {
      await page.mouse.wheel(0, 900)
      return inbox.row('<script>alert(1)</script>').isVisible()
    }).toBe(true)
  })

  await test.step('every kind of message, in both services', async () => {
    for (const talker of talkers) {
      await page.keyboard.press('/')
      await page.keyboard.type(talker.find)
      await page.getByRole('option', { name: new RegExp(talker.find) }).first().click()
      const log = page.getByRole('log')
      await expect(log.getByRole('article').filter({ hasText: talker.word })).toBeVisible()
      await expect.poll(async () => {
        await log.press('Home')
        await log.press('PageUp')
        return log.getByText('Start of the conversation').isVisible()
      }).toBe(true)
    }
  })

  await test.step('links ask, and those that lead anywhere but to a web page are refused', async () => {
    await page.getByRole('button', { name: 'Newest' }).click()
    await page.getByRole('log').getByRole('button', { name: 'press here' }).last().click()
    await expect(frame.dialog('This link is not opened')).toContainText('It does not lead to a web page.')
    await page.keyboard.press('Escape')
  })

  await test.step('a reply and a note of the same kind', async () => {
    const words = HOSTILE_STRINGS[2] ?? ''
    await page.getByRole('textbox', { name: 'Reply' }).fill(words)
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('textbox', { name: 'Reply' })).toHaveValue('')
    await page.getByRole('button', { name: 'Resolve', exact: true }).click()
    await expect(frame.undo).toBeVisible()
    await frame.undo.click()
    await page.getByRole('button', { name: /^Assign/ }).first().click()
    await expect(page.getByRole('option', { name: /script/ }).first()).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('contacts with their data', async () => {
    await frame.go('Contacts')
    const contacts = contactsPage(page)
    await contacts.search.fill('hostile')
    const row = page.getByRole('grid', { name: 'Contacts' }).getByRole('row').nth(1)
    await expect(row).toBeVisible()
    await row.click()
    await expect(contacts.details).toContainText('<img src=x onerror=alert(1)>')
    await contacts.write.click()
    await expect(newConversationPage(page).dialog).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('campaigns and people', async () => {
    await frame.go('Campaigns')
    const campaigns = campaignsPage(page)
    await campaigns.list.getByRole('searchbox').fill('<script')
    await page.getByRole('grid', { name: 'Campaigns' }).getByRole('row').nth(1).click()
    await expect(campaigns.details).toContainText('<script>alert(1)</script>')
    await frame.go('People')
    await page.getByRole('grid', { name: 'Operators' }).getByRole('row').filter({ hasText: '<script>' }).first().click()
    await expect(page.getByRole('region', { name: 'Person' })).toContainText('<script>alert(1)</script>')
  })

  expect(watch.harms()).toEqual([])
  expect(await tributary.app.evaluate(electron => electron.BrowserWindow.getAllWindows().length)).toBe(1)
})

/** How search finds a conversation, and a word of its newest message. */
type Talker = Readonly<{ find: string; word: string }>

/** Puts every string into every kind of place that a stranger or a colleague can write to. */
function fillWithHostility({ simulator, shop }: CrispShop, { simulator: other, sample }: FreshchatDesk): readonly Talker[] {
  const { websiteId } = shop
  const { world } = simulator
  const now = Date.now()
  const at = (nth: number) => now - 3_600_000 + nth * 1_000
  for (const [nth, words] of HOSTILE_STRINGS.entries()) {
    const peopleId = world.addPerson(websiteId, {
      email: `hostile${nth}@example.test`, person: { nickname: words, geolocation: { city: words, country: 'DE' } }, company: { name: words },
      segments: [words], notepad: words, data: { [words]: words },
    })
    world.addConversation(websiteId, {
      peopleId,
      meta: { nickname: words, email: `hostile${nth}@example.test`, subject: words, segments: [words], data: { [words]: words } },
      pages: [{ page_title: words, page_url: words, page_referrer: words, timestamp: now }],
      messages: [{ from: 'user', content: words, timestamp: at(nth) }],
    })
  }
  const [script = '', , image = ''] = HOSTILE_STRINGS
  world.addOperator(websiteId, { email: 'script@example.test', firstName: script, lastName: image, title: image })
  world.addInbox(websiteId, { name: script })
  world.addCampaign(websiteId, { name: script, subject: image, message: image, tag: script, ready: true, dispatched: true, running: true })
  const texts = HOSTILE_STRINGS.map((content, nth) => ({ from: 'user' as const, content, timestamp: at(nth) }))
  const files = HOSTILE_STRINGS.slice(0, 24).map((name, nth) => ({ from: 'user' as const, type: 'file' as const, content: { name, url: name, type: 'image/svg+xml' }, timestamp: at(100 + nth) }))
  world.addConversation(websiteId, {
    meta: { nickname: image, email: 'talker@example.test' },
    messages: [
      ...texts,
      ...files,
      { from: 'operator', type: 'picker', content: { text: script, choices: [{ value: 'a', label: image, selected: true }] }, timestamp: at(200) },
      { from: 'operator', type: 'field', content: { text: image, explain: image, value: script }, timestamp: at(201) },
      { from: 'operator', type: 'carousel', content: { text: image, targets: [{ title: script, description: image, actions: [{ label: 'press here', url: 'javascript:alert(1)' }] }] }, timestamp: at(202) },
      { from: 'operator', type: 'event', content: { namespace: script, text: image }, timestamp: at(203) },
      { from: 'operator', type: 'note', content: image, timestamp: at(204) },
      { from: 'user', content: 'Orchestrion is the word', timestamp: at(205) },
    ],
  })

  const conversationId = sample.open.id
  for (const [nth, words] of HOSTILE_STRINGS.entries()) {
    other.world.addMessage({
      conversationId, actorType: 'user', actorId: sample.mia.id, createdAt: at(nth),
      parts: [{ text: { content: words } }, { image: { url: words, name: words } }, { file: { name: words, url: words } }, { url_button: { label: 'press here', url: words } }],
    })
  }
  other.world.addMessage({ conversationId, actorType: 'user', actorId: sample.mia.id, createdAt: at(300), text: 'Hurdygurdy is the word' })
  return [{ find: 'Hurdygurdy', word: 'Hurdygurdy' }, { find: 'talker@example.test', word: 'Orchestrion' }]
}

/** A window of the same host without our rendering and without our policy, into which the text goes as HTML. */
async function openBareWindow(app: ElectronApplication, html: string) {
  const opened = app.waitForEvent('window')
  await app.evaluate(({ BrowserWindow }) => new BrowserWindow({ show: false, webPreferences: { sandbox: true } }).loadURL('about:blank'))
  const page = await opened
  const watch = watchForHarm(page, 'about:blank')
  // The strings may lead the page away before it can answer: that is harm, and is heard above.
  await page.evaluate(text => void (document.body.innerHTML = text), html).catch(() => undefined)
  return watch
}
