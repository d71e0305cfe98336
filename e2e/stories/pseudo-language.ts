import type { Page } from '@playwright/test'
import { expect, test } from '#e2e/fixtures.ts'
import type { Connection } from '#e2e/stage/connection.ts'
import type { CrispShop } from '#e2e/stage/crisp-shop.ts'

test('in another language no English word of the window is left', async ({ tributary, crisp }) => {
  const { page } = tributary
  const look = (view: string) => test.step(view, async () => expect.soft(await untranslated(page), view).toEqual([]))
  // What passes by is a dialog as well; those that are asked for have something to type into.
  const layer = page.getByRole('dialog').filter({ has: page.locator('input, textarea') })
  const lane = (nth: number) => page.getByRole('navigation').nth(1).getByRole('button').nth(nth)
  await tributary.call('preferences.set', { change: { language: 'pseudo' } })
  await expect(page.getByRole('main').getByRole('button').first()).toContainText('⟦')
  await look('start')

  await test.step('the detector finds an English word where there is one', async () => {
    await tributary.call('preferences.set', { change: { language: 'en' } })
    await expect(page.getByRole('main').getByRole('button').first()).not.toContainText('⟦')
    expect(await untranslated(page)).toContain('Try the demo')
    await tributary.call('preferences.set', { change: { language: 'pseudo' } })
    await expect(page.getByRole('main').getByRole('button').first()).toContainText('⟦')
  })

  await page.getByRole('main').getByRole('button').first().click()
  await expect(page.getByRole('dialog').getByRole('button').first()).toBeVisible()
  await look('add an account: the services')
  await page.getByRole('dialog').getByRole('button', { name: /^Crisp/ }).click()
  await page.getByRole('dialog').getByRole('button').last().click()
  await look('add an account: the key')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await tributary.addAccount(addGreekShop(crisp))
  await page.keyboard.press('g')
  await page.keyboard.press('a')
  await page.getByRole('row').filter({ hasText: 'Ελένη' }).click()
  await expect(page.getByRole('log').getByRole('article').first()).toBeVisible()
  await look('list and thread')
  await page.getByRole('radio').nth(1).click()
  await look('note mode')
  await page.getByRole('log').focus()
  await page.keyboard.press('e')
  await expect(page.getByRole('region').getByText(/⟦[^⟧]*Ελένη/)).toBeVisible()
  await look('what passes by')
  await page.keyboard.press('z')
  for (const [view, keys] of [['palette', 'Control+k'], ['keys', '?'], ['search', '/'], ['assign', 'a']] as const) {
    await page.keyboard.press(keys)
    await expect(layer).toBeVisible()
    await look(view)
    await page.keyboard.press('Escape')
    await expect(layer).toHaveCount(0)
  }

  for (const [nth, view] of [[3, 'outbox'], [6, 'contacts'], [7, 'campaigns'], [8, 'people']] as const) {
    await lane(nth).click()
    await look(view)
    if (view === 'outbox') continue
    await page.getByRole('grid').getByRole('row').nth(1).click()
    await expect(page.getByRole('main').getByRole('region').last()).toBeVisible()
    await look(`${view}, one of them`)
  }
  await page.keyboard.press('Control+n')
  await expect(layer).toBeVisible()
  await look('new conversation')
  await page.keyboard.press('Escape')

  await page.keyboard.press('Control+,')
  const sections = page.getByRole('region').getByRole('navigation').getByRole('button')
  for (let nth = 0; nth < (await sections.count()); nth += 1) {
    await sections.nth(nth).click()
    await look(`settings ${nth + 1}`)
  }
})

/** A workspace in which nobody uses a Latin letter: whatever is Latin on the screen is ours. */
function addGreekShop({ simulator }: CrispShop): Connection {
  const { world } = simulator
  const websiteId = world.addWebsite({ name: 'Λυχνία', domain: 'λυχνία.δοκιμή' })
  const nora = world.addOperator(websiteId, { email: 'νόρα@λυχνία.δοκιμή', firstName: 'Νόρα', lastName: 'Μπεργκ', role: 'owner', title: 'Υποστήριξη' })
  world.addOperator(websiteId, { email: 'άλκης@λυχνία.δοκιμή', firstName: 'Άλκης', lastName: 'Λιντ', title: 'Βοηθός' })
  world.addInbox(websiteId, { name: 'Λογαριασμοί', operators: [nora] })
  const peopleId = world.addPerson(websiteId, { email: 'ελένη@πελάτης.δοκιμή', person: { nickname: 'Ελένη' }, segments: ['πελάτες'] })
  const now = Date.now()
  world.addConversation(websiteId, {
    peopleId,
    meta: { nickname: 'Ελένη', email: 'ελένη@πελάτης.δοκιμή', segments: ['πελάτες'] },
    messages: [
      { from: 'user', content: 'Πού είναι το δέμα;', timestamp: now - 400_000, origin: '' },
      { from: 'operator', content: 'Έρχεται αύριο.', timestamp: now - 300_000, read: 'ναι', user: { type: 'participant', user_id: nora, nickname: 'Νόρα' } },
      { from: 'operator', type: 'note', content: 'Δεύτερη φορά.', timestamp: now - 200_000, user: { type: 'participant', user_id: nora, nickname: 'Νόρα' } },
      { from: 'operator', type: 'event', content: { namespace: 'state:resolved' }, timestamp: now - 150_000 },
      { from: 'user', type: 'file', content: { name: 'δέμα', url: 'https://λυχνία.δοκιμή/δέμα', type: 'image/png' }, timestamp: now - 100_000 },
    ],
  })
  world.addCampaign(websiteId, { name: 'Φθινόπωρο', subject: 'Νύχτες', message: 'Καλησπέρα', tag: 'εποχή', ready: true, dispatched: true, running: true, targets: 10 })
  const { identifier, key } = world.addToken({ tier: 'user', websiteIds: [websiteId], userId: nora })
  return {
    providerId: 'crisp',
    fields: { tier: 'user', identifier, key, websiteId, apiUrl: simulator.url },
    account: { remoteId: websiteId, name: 'Λυχνία', alias: 'lychnia', colour: 1, meRemoteId: nora },
  }
}

/** Whatever is read or read aloud in Latin letters and stands outside of the brackets of the pseudo language. */
async function untranslated(page: Page): Promise<readonly string[]> {
  const shown = await page.evaluate(() => {
    const words: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    // Keys have names of their own; numbers and times follow the locale; code is what a machine calls something.
    const isOurs = (element: Element | null) => element !== null && element.closest('kbd, time, code, script, [aria-hidden=true]') === null && element.checkVisibility()
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) if (isOurs(node.parentElement)) words.push(node.textContent ?? '')
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
      if (isOurs(element)) for (const name of ['aria-label', 'title', 'placeholder', 'alt']) words.push(element.getAttribute(name) ?? '')
    }
    return words
  })
  return [...new Set(shown.map(withoutBrackets).filter(words => /[a-z]{2}/i.test(words.replaceAll(ALLOWED, ''))))]
}

/** Names of products and of this program; roles in the service's own word; dates and clock times in the letters of the locale; placeholders that look like what is to be pasted. */
const ALLOWED = new RegExp(
  [
    'Tributary', 'Crisp', 'Freshchat', String.raw`https://\S+`, String.raw`[0-9a-f-]{36}`, 'lychnia', 'member', 'owner',
    '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day', '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*', ' at ', '[AP]M', 'now',
  ].join('|'),
  'g',
)

function withoutBrackets(words: string): string {
  const fewer = words.replaceAll(/⟦[^⟦⟧]*⟧/g, ' ')
  return fewer === words ? words.trim() : withoutBrackets(fewer)
}
