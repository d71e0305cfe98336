import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { KeyringVaultNeeds } from '#main/vault/keyring-vault.ts'

/** A system's keychain for tests: its entries are files, so that a test can look at them and take them away. */
export type AKeychain = Readonly<{
  needs: KeyringVaultNeeds
  /** Names of what it holds of accounts. */
  holds: () => readonly string[]
  /** Somebody makes a new one in its place. */
  empty: () => void
  /** From now on it answers so; null = well again. */
  setTrouble: (trouble: 'locked' | 'unavailable' | null) => void
}>

export function aKeychain(): AKeychain {
  const home = mkdtempSync(join(tmpdir(), 'tributary-accounts-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const entries = join(home, 'entries')
  const trouble = join(home, 'trouble')
  mkdirSync(entries)
  const workerUrl = new URL(`data:text/javascript,${encodeURIComponent(threadOver(entries, trouble))}`)
  return {
    needs: { folder: home, workerUrl, service: 'Test', timeoutMs: 15_000 },
    holds: () => readdirSync(entries).map(decodeURIComponent).filter(name => name.startsWith('acc:')).toSorted(),
    empty: () => {
      rmSync(entries, { recursive: true })
      mkdirSync(entries)
    },
    setTrouble: kind => {
      if (kind !== null) writeFileSync(trouble, kind)
      else if (existsSync(trouble)) rmSync(trouble)
    },
  }
}

/** The other end of `keyring-wire.ts`, over files. */
const threadOver = (entries: string, trouble: string) => `
  import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
  import { parentPort } from 'node:worker_threads'
  const fileOf = entry => ${JSON.stringify(`${entries}/`)} + encodeURIComponent(entry)
  const trouble = ${JSON.stringify(trouble)}
  parentPort.on('message', question => parentPort.postMessage(answer(question)))
  function answer({ ask, entry, bytes }) {
    if (existsSync(trouble)) return { told: 'trouble', trouble: readFileSync(trouble, 'utf8') }
    const isThere = existsSync(fileOf(entry))
    if (ask === 'read') return { told: 'bytes', bytes: isThere ? Uint8Array.from(readFileSync(fileOf(entry))) : null }
    if (ask === 'holds') return { told: 'holds', holds: isThere }
    if (ask === 'delete') {
      rmSync(fileOf(entry), { force: true })
      return { told: 'holds', holds: isThere }
    }
    writeFileSync(fileOf(entry), bytes)
    return { told: 'holds', holds: true }
  }
`
