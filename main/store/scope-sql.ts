import type { Scope } from '#app/contract/scope.ts'

/** A scope as one parameter: a JSON list of account ids, or NULL for all of them. */
export function scopeParam(scope: Scope): Readonly<{ scope: string | null }> {
  return { scope: scope === null ? null : JSON.stringify(scope) }
}
