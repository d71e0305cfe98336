import type { Failure } from './failure.ts'

/** Expected trouble is a value: a caller cannot reach `value` without having looked at `ok`. */
export type Result<T> = Readonly<{ ok: true; value: T }> | Readonly<{ ok: false; failure: Failure }>

export function ok<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function fail(failure: Failure): Readonly<{ ok: false; failure: Failure }> {
  return { ok: false, failure }
}
