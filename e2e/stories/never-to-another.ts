import type { Page } from '@playwright/test'
import { expect, test } from '#e2e/fixtures.ts'
import { inboxPage } from '#e2e/pages/inbox.ts'

const SENDS = 40
/** The same walk each time; another seed is another day. */
const SEED = Number(process.env['TRIBUTARY_WALK'] ?? 7)

type Kind = 'reply' | 'note'
type Meant = Readonly<{ to: string; kind: Kind; text: string }>

test.setTimeout(180_000)

test('however hurried somebody switches, types and sends, each text is where it was written for, once', async ({ tributary, crisp, freshchat }) => {
  const { page } = tributary
  const { keyboard } = page
  const inbox = inboxPage(page)
  const chance = createChance(SEED)
  const field = page.getByRole('region', { name: /^Answer / }).getByRole('textbox')
  const sending = page.getByRole('region', { name: /^Answer / }).locator('button[aria-busy]')
  const { ada, bo, cy } = crisp.sessions
  const meant: Meant[] = []
  await tributary.addAccount(crisp.connection())
  await tributary.addAccount(freshchat.connection())
  await expect(inbox.row('Ada')).toBeVisible()
  await keyboard.press('g')
  await keyboard.press('a')
  await expect(inbox.row('Mia Lund')).toBeVisible()

  /** Keys that lead elsewhere, pressed as fast as fingers go. */
  const ways: readonly (readonly string[])[] = [['j'], ['k'], ['j', 'j'], ['k', 'j'], ['g', 'a', 'j'], ['Control+1', 'j'], ['Control+2', 'j'], ['Control+0', 'g', 'a', 'j'], ['Control+Tab', 'j'], ['Control+i', 'k'], ['G', 'j']]
  async function wander(): Promise<void> {
    await keyboard.press('Escape')
    for (const key of chance.one(ways)) await keyboard.press(key)
    if (chance.of(3)) crisp.simulator.actions.visitorWrites({ websiteId: crisp.shop.websiteId, sessionId: chance.one([ada, bo, cy]), content: 'And when?' })
    if (chance.of(6)) freshchat.simulator.actions.contactWrites({ conversationId: freshchat.conversationId, text: 'Are you there?' })
  }

  /** Looks up from the keys for whom the cursor stands there, as one does before one writes. */
  async function lookUp(): Promise<Readonly<{ to: string; kind: Kind }> | null> {
    await keyboard.press(chance.of(3) ? 'n' : 'r')
    const seen = await cursorIn(page, 300)
    // What left a moment ago stands there until it is on disk, and holds back what is written behind it.
    if (seen === null) return null
    await expect(field).toHaveValue('')
    await expect(sending).toHaveCount(0)
    return seen
  }

  async function write(): Promise<void> {
    const seen = await lookUp()
    if (seen === null) return
    const first = { ...seen, text: `${seen.kind} to ${seen.to}, number ${meant.length}` }
    await keyboard.insertText(first.text)
    if (chance.of(4)) {
      // Half a minute later a note comes to mind: the reply waits where it is.
      await keyboard.press('Control+Shift+N')
      const other = await cursorIn(page)
      if (other === null) throw new Error('the cursor went away from who was writing')
      const second = { ...other, text: `${other.kind} to ${other.to}, number ${meant.length}, in between` }
      await keyboard.insertText(second.text)
      meant.push(second)
      await keyboard.press('Control+Enter')
      await expect(field).toHaveValue('')
      await keyboard.press('Control+Shift+N')
    }
    meant.push(first)
    await keyboard.press(chance.of(6) ? 'Control+Shift+Enter' : 'Control+Enter')
    if (chance.of(3)) await keyboard.press('Control+Enter')
  }

  const people = () => new Set(meant.map(({ to }) => to)).size
  // How far a walk comes depends on how fast the window answers: it goes on until everybody was written to.
  while (meant.length < SENDS || people() < 4) {
    await wander()
    await write()
  }

  const kept = () => [
    ...([['Ada', ada], ['Bo', bo], ['Cy', cy]] as const).flatMap(([to, session]) => [
      ...ours(crisp.textsSeen(session)).map(text => ({ to, kind: 'reply', text })),
      ...ours(crisp.notesOf(session).map(({ content }) => JSON.stringify(content))).map(text => ({ to, kind: 'note', text })),
    ]),
    ...ours(freshchat.textsSeen(freshchat.conversationId)).map(text => ({ to: 'Mia Lund', kind: 'reply', text })),
    ...ours(freshchat.notesOf(freshchat.conversationId).map(({ parts }) => JSON.stringify(parts))).map(text => ({ to: 'Mia Lund', kind: 'note', text })),
  ]
  await expect.poll(() => kept().length).toBeGreaterThanOrEqual(meant.length)
  await expect.poll(() => tributary.call('outbox.list', { scope: null })).toEqual([])
  expect(inOrder(kept())).toEqual(inOrder(meant))
  expect(people(), 'everybody was written to').toBe(4)
})

/** For whom the cursor stands in a composer, and in which mode; null = it stands in none. */
async function cursorIn(page: Page, withinMs = 3_000): Promise<Readonly<{ to: string; kind: Kind }> | null> {
  const focused = page.getByRole('region', { name: /^Answer / }).locator('textarea:focus')
  if (!(await focused.waitFor({ timeout: withinMs }).then(() => true, () => false))) return null
  return focused.evaluate(area => ({
    to: area.closest('section')?.getAttribute('aria-label')?.replace(/^Answer /, '') ?? '',
    kind: area.getAttribute('aria-label') === 'Note' ? ('note' as const) : ('reply' as const),
  }))
}

/** Of all that was said, what this story wrote. */
const ours = (texts: readonly string[]): readonly string[] => texts.flatMap(text => /(?:reply|note) to [A-Za-z ]+, number \d+(?:, in between)?/.exec(text)?.[0] ?? [])

const inOrder = (list: readonly Readonly<{ to: string; kind: string; text: string }>[]) => list.map(({ to, kind, text }) => `${to} ${kind}: ${text}`).toSorted()

/** Chance that is the same each time. */
function createChance(seed: number) {
  let state = seed
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  return {
    of: (outOf: number) => next() * outOf < 1,
    one: <One>(list: readonly [One, ...One[]] | readonly One[]): One => {
      const one = list[Math.floor(next() * list.length)]
      if (one === undefined) throw new Error('nothing to choose from')
      return one
    },
  }
}
