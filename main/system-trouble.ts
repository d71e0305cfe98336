import type { Failure } from '#app/failure.ts'

/** The system's name of what went wrong with a file or a folder (`EACCES`); null where the system has not said anything. */
export function systemCode(error: unknown): string | null {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string' ? error.code : null
}

/** The same as a failure of writing: `diskFull`, or `diskRefused` with the name. Null for what is ours. */
export function systemFailure(error: unknown): Extract<Failure, { kind: 'diskFull' | 'diskRefused' }> | null {
  const code = systemCode(error)
  if (code === null) return null
  return code === 'ENOSPC' || code === 'EDQUOT' ? { kind: 'diskFull' } : { kind: 'diskRefused', code }
}
