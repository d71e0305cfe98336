import { z } from 'zod'
import { AccountId } from '#app/domain/ids.ts'
import { ok, type Result } from '#app/result.ts'
import { readPrivateFile, setAside, writePrivateFile } from './private-file.ts'

const Index = z.object({ version: z.literal(1), accounts: z.array(AccountId).readonly() })

/**
 * What we once put into the keyring, kept outside of it; no secret. It is how an emptied keyring is told from one that
 * was never used, and how our entries are listed.
 */
export type KeyringIndex = Readonly<{
  /** The accounts, or null while we never used this keyring. */
  load(): Promise<Result<readonly AccountId[] | null>>
  /** From now on a keyring without our canary counts as emptied. */
  found(): Promise<Result<void>>
  add(accountId: AccountId): Promise<Result<void>>
  drop(accountId: AccountId): Promise<Result<void>>
  /** Renames the file: we start as if we never used this keyring. */
  giveUp(): Promise<Result<void>>
}>

export function createKeyringIndex(path: string): KeyringIndex {
  async function load(): Promise<Result<readonly AccountId[] | null>> {
    const file = await readPrivateFile(path)
    if (!file.ok) return file
    if (file.value === null) return ok(null)
    const index = Index.safeParse(parsed(file.value))
    // A file is there, so we did use this keyring; which accounts, reading them will tell again.
    return ok(index.success ? index.data.accounts : [])
  }

  async function change(alter: (accounts: readonly AccountId[]) => readonly AccountId[]): Promise<Result<void>> {
    const before = await load()
    if (!before.ok) return before
    const accounts = alter(before.value ?? [])
    if (before.value && accounts.length === before.value.length) return ok(undefined)
    return writePrivateFile(path, new TextEncoder().encode(JSON.stringify({ version: 1, accounts })))
  }

  return {
    load,
    found: () => change(accounts => accounts),
    add: accountId => change(accounts => [...new Set([...accounts, accountId])]),
    drop: accountId => change(accounts => accounts.filter(other => other !== accountId)),
    giveUp: async () => {
      const aside = await setAside(path, 'given-up')
      return aside.ok ? ok(undefined) : aside
    },
  }
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return null
  }
}
