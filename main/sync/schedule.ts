import { assertNever } from '#app/assert-never.ts'
import { epochMs, HOUR_MS, MINUTE_MS, SECOND_MS, type EpochMs } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'

/**
 * What one account has to do again and again. `list`: what changed at all · `thread`: the open thread · `stale`: single things
 * that an event said have changed · `round`: known conversations, one by one · `people`: operators, groups, inboxes ·
 * `backlog`: threads to be fetched for their preview or for a gap · `history`: older pages of the first filling.
 */
export const DUTIES = ['list', 'thread', 'stale', 'round', 'people', 'backlog', 'history'] as const
export type Duty = (typeof DUTIES)[number]

export type DutyState = Readonly<{
  /** When it last began and then ended well; null = never since the account was opened. */
  lastAt: EpochMs | null
  /** To be done now, whatever the hour. */
  isWanted: boolean
  /** How often it has failed in a row, and until when it therefore waits. */
  failures: number
  notBefore: EpochMs
}>

/** Nothing is asked: until a time, or (null) until a person has seen to it. */
export type Hold = Readonly<{ failure: Failure; until: EpochMs | null }>

/** All that decides what an account does next. `events`: how its live connection is; `none` = the service offers none. */
export type Pulse = Readonly<{
  events: 'live' | 'connecting' | 'down' | 'none'
  isWindowVisible: boolean
  isThreadOpen: boolean
  /** When the first thing that an event named is to be asked for; null = none. */
  staleAt: EpochMs | null
  /** In how many milliseconds a thread is to be fetched in the background; null = none waits. */
  backlogInMs: number | null
  hasHistory: boolean
  hold: Hold | null
  duties: Readonly<Record<Duty, DutyState>>
}>

export const NOT_DONE_YET: DutyState = { lastAt: null, isWanted: false, failures: 0, notBefore: epochMs(0) }

// A day's calls are few where ten accounts share a credential (`shift.test.ts` counts them), so what events tell is seldom asked for.
const LIST_EVERY_MS = { live: 10 * MINUTE_MS, connecting: MINUTE_MS, down: MINUTE_MS, none: 4 * MINUTE_MS } as const
const OPEN_THREAD_EVERY_MS = { live: 5 * MINUTE_MS, connecting: 8 * SECOND_MS, down: 8 * SECOND_MS, none: 8 * SECOND_MS } as const
/** While nobody looks and events are only gone for a while, their return tells; where there are none, asking is all there is. */
const UNSEEN_THREAD_EVERY_MS = MINUTE_MS
/** Ends within the minute, since a round of calls takes a while itself. */
export const ROUND_EVERY_MS = 45 * SECOND_MS
/** Who is there right now is told by events; who works there at all changes seldom. */
const PEOPLE_EVERY_MS = { live: 2 * HOUR_MS, connecting: 2 * HOUR_MS, down: 2 * HOUR_MS, none: 10 * MINUTE_MS } as const
/** Room between two calls that nobody waits for. */
const BACKGROUND_PAUSE_MS = 250
const NOW = epochMs(0)

/** How often the list is asked for as things stand, in milliseconds. */
export const listEveryMs = (pulse: Pick<Pulse, 'events'>): number => LIST_EVERY_MS[pulse.events]

/** When a duty is to be done next: a time that has passed means now, null = not as things stand. */
export function dueAt(duty: Duty, pulse: Pulse, now: EpochMs): EpochMs | null {
  if (pulse.hold !== null && pulse.hold.until === null) return null
  if (duty !== 'list' && duty !== 'thread' && !answersAtAll(pulse)) return null
  const usual = usualTime(duty, pulse, now)
  return usual === null ? null : latest(usual, pulse.duties[duty].notBefore, pulse.hold?.until ?? NOW)
}

/** While the list fails it is the one call that feels whether the service is back; the rest would only be more failures. */
const answersAtAll = ({ duties }: Pulse): boolean => duties.list.lastAt !== null && duties.list.failures === 0

function usualTime(duty: Duty, pulse: Pulse, now: EpochMs): EpochMs | null {
  const { isWanted } = pulse.duties[duty]
  // The first round has time: what the list has just told is no older than a round would be.
  const lastAt = pulse.duties[duty].lastAt ?? (duty === 'round' ? pulse.duties.list.lastAt : null)
  if (duty === 'stale') return pulse.staleAt
  const everyMs = intervalMs(duty, pulse)
  if (everyMs === null) return null
  // A clock that was set back must not make us wait until it has caught up.
  const usual = isWanted || lastAt === null || lastAt > now ? NOW : epochMs(lastAt + everyMs)
  const inMs = duty === 'backlog' ? (pulse.backlogInMs ?? 0) : 0
  return inMs === 0 ? usual : latest(usual, epochMs(now + inMs))
}

function intervalMs(duty: Exclude<Duty, 'stale'>, pulse: Pulse): number | null {
  switch (duty) {
    case 'list':
      return listEveryMs(pulse)
    case 'thread':
      return pulse.isThreadOpen ? openThreadEveryMs(pulse) : null
    case 'round':
      return pulse.events === 'none' ? ROUND_EVERY_MS : null
    case 'people':
      return PEOPLE_EVERY_MS[pulse.events]
    case 'backlog':
      return pulse.backlogInMs === null ? null : BACKGROUND_PAUSE_MS
    case 'history':
      return pulse.hasHistory ? BACKGROUND_PAUSE_MS : null
    default:
      return assertNever(duty)
  }
}

/** Where events come in, asking is only the net below them. */
function openThreadEveryMs({ events, isWindowVisible }: Pulse): number {
  return isWindowVisible || events === 'none' ? OPEN_THREAD_EVERY_MS[events] : Math.max(OPEN_THREAD_EVERY_MS[events], UNSEEN_THREAD_EVERY_MS)
}

const latest = (...times: readonly EpochMs[]): EpochMs => epochMs(Math.max(...times))
