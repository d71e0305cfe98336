import { z } from 'zod'
import { fail, ok, type Result } from '#app/result.ts'
import { reveal, secretOf, type Secret } from './secret.ts'

/** Windows Credential Manager holds 2,560 bytes; what fits there fits every keychain. */
export const LONGEST_ENTRY_BYTES = 2_400

const Fields = z.record(z.string(), z.string())

/** JSON in UTF-8, or `secretTooLong` when a keychain could cut it. */
export function bytesOf(secret: Secret): Result<Uint8Array> {
  const bytes = new TextEncoder().encode(JSON.stringify(reveal(secret)))
  return bytes.length > LONGEST_ENTRY_BYTES ? fail({ kind: 'vaultUnavailable', cause: 'secretTooLong' }) : ok(bytes)
}

/** The gate for what a keychain gives back; `damaged` when it is not what we wrote. */
export function secretFrom(bytes: Uint8Array): Result<Secret> {
  const fields = Fields.safeParse(parsed(bytes))
  return fields.success ? ok(secretOf(fields.data)) : fail({ kind: 'vaultUnavailable', cause: 'damaged' })
}

// The parser's own error quotes what it read, so it ends here.
function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return null
  }
}
