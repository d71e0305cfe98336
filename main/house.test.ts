import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { conversationId } from '#app/domain/ids.ts'
import { ok } from '#app/result.ts'
import { aClock } from '#main/clock/virtual-clock.ts'
import { loopbackOnly } from '#main/providers/http/reach.ts'
import { openStore } from '#main/store/open-store.ts'
import { valueOf } from '#main/store/testing/a-store.ts'
import { aDraft, aLog, anAttachment, OTHER_ACCOUNT } from '#main/testing/builders.ts'
import { openHouse } from './house.ts'

const STRAY = conversationId(OTHER_ACCOUNT, 'c1')

/** Where a house stands; `open` opens it, and it is closed at the end. */
function aSite() {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-house-'))
  const log = aLog()
  const clock = aClock()
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  async function open() {
    const house = valueOf(
      await openHouse({
        folder, clock, log, providers: [], reaches: loopbackOnly, vaultMemory: { vaultKind: 'memory', vaultsLeft: [] }, vaultKinds: ['memory'],
        rememberVault: () => ok(null), keyringWorker: new URL('file:///nowhere.js'), environment: {}, random: Math.random, tell: () => {},
      }),
    )
    onTestFinished(async () => void (await house.close()))
    return house
  }
  return { folder, log, clock, open }
}

test('a start takes away what was written for accounts that are not kept', async () => {
  const { folder, clock, log, open } = aSite()
  const store = valueOf(await openStore({ folder, clock, log }))
  valueOf(await store.drafts.write(aDraft({ conversationId: STRAY })))
  valueOf(await store.attachments.put(STRAY, anAttachment('left behind')))
  store.close()

  const house = await open()
  await house.start()

  expect(await house.store.drafts.of(STRAY)).toEqual([])
  expect(await house.store.attachments.of(STRAY)).toEqual([])
})
