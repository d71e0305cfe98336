import type { EpochMs } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { Http, HttpOutcome } from '#main/providers/http/http.ts'
import { isStop, mayAskAgainAt } from '#main/providers/http/retry-after.ts'
import { laneNow } from './quota-lane.ts'
import type { Quota } from './quota.ts'

/**
 * The same door, where every call waits for its turn in the lane that `inLane` named. A call that may not go comes back as
 * `unsent`: the service provably never saw it.
 */
export function paced(http: Http, { quota, clock }: Readonly<{ quota: Quota; clock: Clock }>): Http {
  return {
    reaches: http.reaches,
    async send(request) {
      const turn = await quota.take(laneNow(), request.signal)
      if (!turn.ok) return { reached: 'unsent', failure: turn.failure }
      const outcome = await http.send(request)
      const trouble = troubleIn(outcome, clock.now())
      if (outcome.reached === 'answer') quota.answered()
      if (trouble !== null) quota.told(trouble)
      return outcome
    },
  }
}

function troubleIn(outcome: HttpOutcome, now: EpochMs): Failure | null {
  if (outcome.reached !== 'answer') return outcome.failure
  const { status, headers } = outcome.reply
  return isStop(status) ? { kind: 'rateLimited', until: mayAskAgainAt(headers, now) } : null
}
