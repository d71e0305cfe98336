import { test as base, expect } from '@playwright/test'
import { openCrispShop, type CrispShop } from '#e2e/stage/crisp-shop.ts'
import { openFreshchatDesk, type FreshchatDesk } from '#e2e/stage/freshchat-desk.ts'
import { launch, newFolder, removeFolder, type Launch, type Tributary } from '#e2e/stage/launch.ts'

type Fixtures = Readonly<{
  /** Starts the app; whatever was started ends with the story, and a story fails where the window or main had trouble. */
  open: (options?: Launch) => Promise<Tributary>
  /** A started app that keeps keys in memory only and has no account yet. */
  tributary: Tributary
  /** The same with the demo entered. */
  demo: Tributary
  crisp: CrispShop
  freshchat: FreshchatDesk
}>

export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs off this pattern
  open: async ({}, use, info) => {
    const folder = newFolder()
    const started: Tributary[] = []
    await use(async options => {
      const tributary = await launch({ folder, ...options })
      started.push(tributary)
      return tributary
    })
    const hasFailed = info.status !== info.expectedStatus
    for (const [nth, { stderr, page }] of started.entries()) {
      if (hasFailed) await info.attach(`stderr-${nth}`, { body: stderr(), contentType: 'text/plain' })
      if (hasFailed && !page.isClosed()) await info.attach(`window-${nth}`, { body: await page.screenshot(), contentType: 'image/png' })
    }
    await Promise.all(started.map(tributary => tributary.close()))
    removeFolder(folder)
    expect(started.flatMap(({ troubles }) => troubles()), 'nothing went wrong behind the screen').toEqual([])
  },

  tributary: async ({ open }, use) => {
    const tributary = await open()
    await tributary.call('vault.choose', { kind: 'memory', passphrase: null })
    await use(tributary)
  },

  demo: async ({ open }, use) => {
    await use(await open({ demo: true }))
  },

  // oxlint-disable-next-line no-empty-pattern -- as above
  crisp: async ({}, use) => {
    const shop = await openCrispShop()
    await use(shop)
    await shop.close()
  },

  // oxlint-disable-next-line no-empty-pattern -- as above
  freshchat: async ({}, use) => {
    const desk = await openFreshchatDesk()
    await use(desk)
    await desk.close()
  },
})

export { expect }
