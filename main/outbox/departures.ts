import type { AccountId } from '#app/domain/ids.ts'

/** Which accounts were told to go. */
export type Departures = Readonly<{
  hasLeft(accountId: AccountId): boolean
  /** Aborts when the account is told to go. Whoever comes back has another. */
  signalOf(accountId: AccountId): AbortSignal
  leave(accountId: AccountId): void
  /** All that are known here: somebody else sends for them now. */
  leaveAll(): void
  /** Answers whether it had left. */
  comeBack(accountId: AccountId): boolean
}>

export function createDepartures(): Departures {
  const endings = new Map<AccountId, AbortController>()

  function of(accountId: AccountId): AbortController {
    const known = endings.get(accountId) ?? new AbortController()
    endings.set(accountId, known)
    return known
  }

  return {
    hasLeft: accountId => endings.get(accountId)?.signal.aborted === true,
    signalOf: accountId => of(accountId).signal,
    leave: accountId => of(accountId).abort(),
    leaveAll() {
      for (const ending of endings.values()) ending.abort()
    },
    comeBack: accountId => endings.get(accountId)?.signal.aborted === true && endings.delete(accountId),
  }
}
