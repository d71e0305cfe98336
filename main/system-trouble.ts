import { z } from 'zod'
import type { Failure } from '#app/failure.ts'

/** One word in capitals, so that nothing else can stand in it. */
const SystemCode = z.string().regex(/^[A-Z][A-Z0-9_]{1,39}$/).brand<'SystemCode'>()
type SystemCode = z.infer<typeof SystemCode>

/** The system's name of what went wrong with a file or a folder (`EACCES`); null where the system has not said anything. */
export function systemCode(error: unknown): SystemCode | null {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return null
  const code = SystemCode.safeParse(error.code)
  return code.success ? code.data : null
}

export type SystemFailure = Extract<Failure, { kind: 'diskFull' | 'diskRefused' }>

/** The same as a failure of writing: `diskFull`, or `diskRefused` with the name. Null for what is ours. */
export function systemFailure(error: unknown): SystemFailure | null {
  const code = systemCode(error)
  if (code === null) return null
  return code === 'ENOSPC' || code === 'EDQUOT' ? { kind: 'diskFull' } : { kind: 'diskRefused', code }
}
