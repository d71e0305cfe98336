import { test as base, expect, type TestInfo } from '@playwright/test'
import { openCrispShop, type CrispShop } from '#e2e/stage/crisp-shop.ts'
import { openFreshchatDesk, type FreshchatDesk } from '#e2e/stage/freshchat-desk.ts'
import { launch, newFolder, removeFolder, type Launch, type Tributary } from '#e2e/stage/launch.ts'
import { missingSecretServiceTools, startSecretService, type SecretService } from '#main/vault/testing/secret-service.ts'

type Fixtures = Readonly<{
  /** Starts the app; whatever was started ends with the story, and a story fails where the window or main had trouble. */
  open: (options?: Launch) => Promise<Tributary>
  /** A started app that keeps keys in memory only and has no account yet. */
  tributary: Tributary
  /** The same with the demo entered. */
  demo: Tributary
  crisp: CrispShop
  freshchat: FreshchatDesk
  /** A private bus with a real keyring; a story that needs one is left out, and says why, where this machine has none. */
  keyring: SecretService
}>

export const test = base.extend<Fixtures>({
  open: async ({}, use, info) => {
    const folder = newFolder()
    const started: Tributary[] = []
    await use(async options => {
      const tributary = await launch({ folder, ...options })
      started.push(tributary)
      return tributary
    })
    try {
      if (info.status !== info.expectedStatus) await keepTraces(started, info)
    } finally {
      await Promise.all(started.map(tributary => tributary.close()))
      removeFolder(folder)
    }
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

  crisp: async ({}, use) => {
    const shop = await openCrispShop()
    await use(shop)
    await shop.close()
  },

  freshchat: async ({}, use) => {
    const desk = await openFreshchatDesk()
    await use(desk)
    await desk.close()
  },

  keyring: async ({}, use, info) => {
    const missing = missingSecretServiceTools()
    info.skip(missing.length > 0, `needs ${missing.join(', ')}`)
    const keyring = await startSecretService()
    await use(keyring)
    await keyring.close()
  },
})

/** What the app said and showed at the end, for whoever looks into a failure. */
async function keepTraces(started: readonly Tributary[], info: TestInfo): Promise<void> {
  for (const [nth, { stderr, page }] of started.entries()) {
    await info.attach(`stderr-${nth}`, { body: stderr(), contentType: 'text/plain' })
    const picture = page.isClosed() ? null : await page.screenshot().catch(() => null)
    if (picture !== null) await info.attach(`window-${nth}`, { body: picture, contentType: 'image/png' })
  }
}

export { expect }
