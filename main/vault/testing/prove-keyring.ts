import { setTimeout as pause } from 'node:timers/promises'
import { accountId, type AccountId } from '#app/domain/ids.ts'
import { reveal, secretOf } from '#main/vault/secret.ts'
import type { Vault } from '#main/vault/vault.ts'
import { setKeyringStage, type KeyringStage } from './keyring-stage.ts'
import { KEYRING_TROUBLES } from './keyring-troubles.ts'

/** The product's own watchdog. */
const WATCHDOG_MS = 3_000

/**
 * Figures for the promises about the keyring, on a real one, one object for each; every figure was counted or measured
 * in this run. `lost` and `left` have to be 0.
 * @param accounts how many have a secret; @param kills how often the daemon is killed in the middle of a write;
 * @param troubles which of them, by name, null = all; @param idleMs how long the same loop is watched doing nothing: what this machine makes it stand still by itself
 */
export async function* proveKeyring({ accounts, kills, troubles, idleMs }: Readonly<{ accounts: number; kills: number; troubles: readonly string[] | null; idleMs: number }>) {
  const ids = Array.from({ length: accounts }, (_, n) => accountId(`proof-${n}`))
  for (const trouble of KEYRING_TROUBLES.filter(({ name }) => troubles?.includes(name) ?? true)) {
    yield await onStage(stage => proveTrouble(stage, { ids, trouble, idleMs }))
  }
  yield await onStage(stage => proveKills(stage, kills))
  yield await onStage(stage => proveRemoval(stage, ids))
}

type InTrouble = Readonly<{ ids: readonly AccountId[]; trouble: (typeof KEYRING_TROUBLES)[number]; idleMs: number }>

async function proveTrouble(stage: KeyringStage, { ids, trouble, idleMs }: InTrouble) {
  await writeAll(stage.open().vault, ids)
  const env = await trouble.strike(stage.keyring)
  const struck = stage.open({ env, timeoutMs: WATCHDOG_MS })
  await struck.longestStallMs()
  await pause(idleMs)
  const idleStallMs = Math.round(await struck.longestStallMs())
  const askedAt = performance.now()
  const state = await struck.vault.state()
  const stateMs = Math.round(performance.now() - askedAt)
  const reads = await Promise.all(ids.map(id => struck.vault.read(id)))
  const removals = await Promise.all(ids.map(id => struck.vault.remove(id)))
  const longestStallMs = Math.round(await struck.longestStallMs())

  await trouble.heal(stage.keyring)
  const lost = await countLost(stage.open().vault, ids)
  return {
    guarantee: 'G16',
    when: trouble.name,
    accounts: ids.length,
    state,
    mustTell: trouble.state,
    stateMs,
    longestStallMs,
    idleStallMs,
    saidNotFound: reads.filter(read => !read.ok && read.failure.kind === 'notFound').length,
    saidRemoved: removals.filter(removal => removal.ok).length,
    lost,
  }
}

async function proveKills(stage: KeyringStage, kills: number) {
  const { vault } = stage.open()
  const id = accountId('proof')
  let held: string | undefined = 'write 0'
  await vault.write(id, secretOf({ key: held }))
  let lost = 0
  for (let n = 1; n <= kills; n += 1) {
    const writing = vault.write(id, secretOf({ key: `write ${n}` }))
    // A write takes about 10 ms; the kills fall all over it.
    await pause((n % 20) / 2)
    await stage.keyring.killDaemon()
    const written = await writing
    await stage.keyring.startUnlocked()
    const now = await vault.reread(id)
    const key = now.ok ? reveal(now.value)['key'] : undefined
    if (key !== `write ${n}` && (written.ok || key !== held)) lost += 1
    held = key
  }
  return { guarantee: 'G16', when: 'the daemon is killed in the middle of a write', kills, lost }
}

async function proveRemoval(stage: KeyringStage, ids: readonly AccountId[]) {
  const { vault } = stage.open()
  await writeAll(vault, ids)
  const seenBefore = (await stage.keyring.entriesOf(stage.service)).filter(entry => entry.startsWith('acc:')).length
  const removals = await Promise.all(ids.map(id => vault.remove(id)))
  const left = (await stage.keyring.entriesOf(stage.service)).filter(entry => entry.startsWith('acc:')).length
  return { guarantee: 'G15', accounts: ids.length, seenBefore, saidRemoved: removals.filter(({ ok }) => ok).length, left }
}

async function writeAll(vault: Vault, ids: readonly AccountId[]): Promise<void> {
  const written = await Promise.all(ids.map(id => vault.write(id, secretOf({ key: `key of ${id}` }))))
  if (written.some(({ ok }) => !ok)) throw new Error('the keyring took not all secrets: nothing can be proved on it')
}

async function countLost(vault: Vault, ids: readonly AccountId[]): Promise<number> {
  const found = await Promise.all(ids.map(id => vault.read(id)))
  return found.filter((secret, n) => !secret.ok || reveal(secret.value)['key'] !== `key of ${ids[n]}`).length
}

async function onStage<T>(prove: (stage: KeyringStage) => Promise<T>): Promise<T> {
  const stage = await setKeyringStage()
  try {
    return await prove(stage)
  } finally {
    await stage.close()
  }
}
