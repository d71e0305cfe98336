import { epochMs, type EpochMs } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'
import type { Result } from '#app/result.ts'
import { orBug } from '#main/log/or-bug.ts'
import { retryAt } from './backoff.ts'
import type { Bell } from './bell.ts'
import { DUTIES, dueAt, NOT_DONE_YET, type Duty, type DutyState, type Pulse } from './schedule.ts'
import type { SyncNeeds } from './sync-needs.ts'

// One loop per duty, so that a slow list never keeps an open thread waiting; who goes first where calls are scarce is the
// quota's business. Each loop: ask the schedule when → wait until then or until the bell → do it → note how it went.

export type Duties = Readonly<{
  states(): Readonly<Record<Duty, DutyState>>
  /** To be done as soon as it may. */
  want(duty: Duty): void
  /** Was begun elsewhere just now, and about something else than before: the next one is due an interval later. */
  begun(duty: Duty): void
  failed(duty: Duty, failure: Failure): void
  /** Ends with the signal, when every duty under way has ended. */
  run(end: AbortSignal): Promise<void>
}>

type DutiesNeeds = Pick<SyncNeeds, 'clock' | 'random' | 'log'> &
  Readonly<{
    bell: Bell
    pulse(): Pulse
    work: Readonly<Record<Duty, () => Promise<Result<null>>>>
    /** After each time, good or bad. */
    onEnded(duty: Duty, outcome: Result<null>): void
  }>

export function createDuties({ clock, random, log, bell, pulse, work, onEnded }: DutiesNeeds): Duties {
  const states: Record<Duty, DutyState> = {
    list: NOT_DONE_YET, thread: NOT_DONE_YET, stale: NOT_DONE_YET, round: NOT_DONE_YET,
    people: NOT_DONE_YET, backlog: NOT_DONE_YET, history: NOT_DONE_YET,
  }

  function want(duty: Duty): void {
    states[duty] = { ...states[duty], isWanted: true }
    bell.ring()
  }

  function failed(duty: Duty, failure: Failure): void {
    if (failure.kind === 'cancelled') return
    const failures = states[duty].failures + 1
    states[duty] = { ...states[duty], isWanted: true, failures, notBefore: retryAt(failures, failure, { now: clock.now(), random }) }
    log.warn('sync has to try again', { duty, failure: failure.kind, failures })
    bell.ring()
  }

  function succeeded(duty: Duty, at: EpochMs): void {
    states[duty] = { ...states[duty], lastAt: at, failures: 0, notBefore: epochMs(0) }
  }

  async function keepDoing(duty: Duty, end: AbortSignal): Promise<void> {
    while (!end.aborted) {
      const at = dueAt(duty, pulse(), clock.now())
      const waitMs = at === null ? null : at - clock.now()
      if (waitMs === null || waitMs > 0) await bell.wait(waitMs, end)
      else await perform(duty, end)
    }
  }

  async function perform(duty: Duty, end: AbortSignal): Promise<void> {
    const startedAt = clock.now()
    states[duty] = { ...states[duty], isWanted: false }
    const outcome = await orBug(log, `sync: ${duty}`, work[duty])
    if (end.aborted) return
    if (outcome.ok) succeeded(duty, startedAt)
    else failed(duty, outcome.failure)
    onEnded(duty, outcome)
    bell.ring()
  }

  return {
    states: () => states,
    want,
    failed,
    begun(duty) {
      states[duty] = { ...NOT_DONE_YET, lastAt: clock.now() }
      bell.ring()
    },
    run: async end => {
      await Promise.all(DUTIES.map(duty => keepDoing(duty, end)))
    },
  }
}
