import { fail, ok, type Result } from '#app/result.ts'
import type { KeyringSession } from './keyring-session.ts'
import type { KeyringAnswer, KeyringQuestion } from './keyring-wire.ts'
import { failureOf } from './vault.ts'

/** The entries of our service in the system's keychain, by name. Trouble is a failure; "not there" is not yet believed. */
export type KeyringEntries = Readonly<{
  read(entry: string): Promise<Result<Uint8Array | null>>
  holds(entry: string): Promise<Result<boolean>>
  /** Ok once it was read back and is the same; `damaged` when something else came back. */
  write(entry: string, bytes: Uint8Array): Promise<Result<void>>
  delete(entry: string): Promise<Result<void>>
}>

export function entriesOver(session: Pick<KeyringSession, 'ask'>): KeyringEntries {
  const holds = async (question: KeyringQuestion): Promise<Result<boolean>> => {
    const answer = await session.ask(question)
    return answer.told === 'holds' ? ok(answer.holds) : troubleOf(answer)
  }

  return {
    read: async entry => {
      const answer = await session.ask({ ask: 'read', entry })
      return answer.told === 'bytes' ? ok(answer.bytes) : troubleOf(answer)
    },
    holds: entry => holds({ ask: 'holds', entry }),
    write: async (entry, bytes) => {
      const same = await holds({ ask: 'write', entry, bytes })
      if (!same.ok) return same
      return same.value ? ok(undefined) : fail({ kind: 'vaultUnavailable', cause: 'damaged' })
    },
    delete: async entry => {
      const wasThere = await holds({ ask: 'delete', entry })
      return wasThere.ok ? ok(undefined) : wasThere
    },
  }
}

function troubleOf(answer: KeyringAnswer) {
  return fail(failureOf(answer.told === 'trouble' ? answer.trouble : 'unavailable'))
}
