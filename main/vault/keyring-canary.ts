import { randomBytes } from 'node:crypto'
import { fail, ok, type Result } from '#app/result.ts'
import type { KeyringEntries } from './keyring-entries.ts'
import type { KeyringIndex } from './keyring-index.ts'
import { failureOf } from './vault.ts'

/** An entry that is always there once we used a keyring. Account ids start with `acc:`, so it is nobody's. */
const CANARY = 'canary'
/** The same from every process: two that put it in at once both read back what they wrote. For people who find it. */
const SONG = new TextEncoder().encode('Not a secret. The app looks for this to know that the keyring is the one it used.')

/**
 * Whether this keyring is the one we know, and well. A keyring that is missing, replaced or damaged says "no such
 * entry" as calmly as a healthy one, so that answer is believed only after the canary was seen.
 *
 *     canary there               ours: ok
 *     no canary, used before     emptied
 *     no canary, never used      put one in and read it back: ok, or locked, or unavailable
 */
export async function proveKeyring(entries: KeyringEntries, index: KeyringIndex): Promise<Result<void>> {
  const known = await index.load()
  if (!known.ok) return known
  const canary = await entries.holds(CANARY)
  if (!canary.ok) return canary
  if (!canary.value && known.value) return fail(failureOf('emptied'))
  if (!canary.value) {
    const written = await entries.write(CANARY, SONG)
    if (!written.ok) return written
  }
  return known.value ? ok(undefined) : index.found()
}

/** Whether a keyring that we may never have used can keep a secret: puts one in, reads it back, takes it out. */
export async function tryKeyring(entries: KeyringEntries): Promise<Result<void>> {
  const canary = await entries.holds(CANARY)
  if (!canary.ok) return canary
  if (canary.value) return ok(undefined)
  const trial = `trial-${randomBytes(4).toString('hex')}`
  const written = await entries.write(trial, SONG)
  const deleted = await entries.delete(trial)
  return written.ok ? deleted : written
}
