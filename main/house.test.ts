import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { conversationId } from '#app/domain/ids.ts'
import { ok } from '#app/result.ts'
import { aProvider } from '#main/accounts/testing/a-provider.ts'
import { aClock } from '#main/clock/virtual-clock.ts'
import { loopbackOnly } from '#main/providers/http/reach.ts'
import { aServer } from '#main/providers/http/testing/a-server.ts'
import { openStore } from '#main/store/open-store.ts'
import { valueOf } from '#main/store/testing/a-store.ts'
import { aDraft, aLog, anAttachment, OTHER_ACCOUNT } from '#main/testing/builders.ts'
import { createPassphraseVault } from '#main/vault/passphrase-vault.ts'
import { secretOf } from '#main/vault/secret.ts'
import { openHouse, type HouseNeeds } from './house.ts'

const STRAY = conversationId(OTHER_ACCOUNT, 'c1')

/** Where a house stands; `open` opens it, and it is closed at the end. */
function aSite() {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-house-'))
  const log = aLog()
  const clock = aClock()
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  async function open(said: Partial<HouseNeeds> = {}) {
    const house = valueOf(
      await openHouse({
        folder, clock, log, providers: [], reaches: loopbackOnly, vaultMemory: { vaultKind: 'memory', vaultsLeft: [] }, vaultKinds: ['memory'],
        rememberVault: () => ok(null), keyringWorker: new URL('file:///nowhere.js'), environment: {}, random: Math.random, tell: () => {}, ...said,
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

test('a key that another start of the app has replaced is found when the old one is refused: the line opens anew with it', async () => {
  const { folder, open } = aSite()
  const [provider, server] = [aProvider(), await aServer((_request, response) => response.writeHead(401).end())]
  const house = await open({ providers: [provider], vaultMemory: { vaultKind: null, vaultsLeft: [] }, vaultKinds: ['passphrase'] })
  valueOf(await house.desk.choose('passphrase', 'a phrase'))
  const [account] = valueOf(await house.book.add(
    { from: 'typed', providerId: provider.manifest.id, fields: { site: 'shop', key: 'the-key-from-before' } },
    [{ remoteId: 'w1', name: 'Shop', alias: 'shop', colour: 1, meRemoteId: null }],
  ))
  if (account === undefined) throw new Error('no account')
  valueOf(await house.directory.line(account.id))
  const elsewhere = createPassphraseVault({ folder })
  valueOf(await elsewhere.unlock('a phrase'))
  valueOf(await elsewhere.write(account.id, secretOf({ site: 'shop', key: 'the-key-from-now-on' })))

  const refused = await provider.opened[0]?.http.send({ method: 'GET', url: server.url })
  valueOf(await house.directory.line(account.id))

  expect(refused).toEqual({ reached: 'unsent', failure: { kind: 'cancelled' } })
  expect(provider.opened.map(({ credential }) => credential['key'])).toEqual(['the-key-from-before', 'the-key-from-now-on'])
})
