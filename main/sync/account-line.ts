import { can, type CapabilityName } from '#app/domain/capability.ts'
import type { AccountId } from '#app/domain/ids.ts'
import type { Failure } from '#app/failure.ts'
import { fail, ok, type Result } from '#app/result.ts'
import type { Directory } from '#main/accounts/directory.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { ProviderAccount } from '#main/providers/provider.ts'
import { inLane, type QuotaLane } from '#main/quota/quota-lane.ts'

/** One account's way to its service. Every call of this room goes through here. */
export type AccountLine = Readonly<{
  /** Ends with `cancelled` as soon as the account or `signal` ends, whatever the service does meanwhile. */
  ask<T>(lane: QuotaLane, call: Call<T>, signal?: AbortSignal): Promise<Result<T>>
  /** Whether the account can do this at all; where it cannot, nothing is to be asked. */
  offers(name: CapabilityName): Promise<Result<boolean>>
  /** Room between two calls that could as well come later; ends with the account. */
  pause(ms: number): Promise<void>
}>

type Call<T> = (service: ProviderAccount, signal: AbortSignal) => Promise<Result<T>>

type LineNeeds = Readonly<{
  id: AccountId
  directory: Directory
  clock: Clock
  /** Ends everything that is under way for this account. */
  end: AbortSignal
  /** Hears of every failure, since some concern the whole account: a dead credential, an order to stop. */
  onFailure(failure: Failure): void
}>

export function createAccountLine({ id, directory, clock, end, onFailure }: LineNeeds): AccountLine {
  async function ask<T>(lane: QuotaLane, call: Call<T>, signal?: AbortSignal): Promise<Result<T>> {
    const until = signal === undefined ? end : AbortSignal.any([end, signal])
    const line = await directory.line(id)
    if (until.aborted) return fail({ kind: 'cancelled' })
    const answer = line.ok ? await unlessAborted(inLane(lane, () => call(line.value, until)), until) : line
    await directory.noteCapabilities(id)
    if (!answer.ok) onFailure(answer.failure)
    return answer
  }

  return {
    ask,
    async offers(name) {
      const line = await directory.line(id)
      return line.ok ? ok(can(line.value.capabilities(), name)) : line
    },
    pause: ms => clock.sleep(ms, end),
  }
}

function unlessAborted<T>(answer: Promise<Result<T>>, signal: AbortSignal): Promise<Result<T>> {
  return new Promise((resolve, reject) => {
    const giveUp = () => resolve(fail({ kind: 'cancelled' }))
    signal.addEventListener('abort', giveUp, { once: true })
    void answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp))
  })
}
