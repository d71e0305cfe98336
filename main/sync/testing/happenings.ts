import fc from 'fast-check'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#app/domain/time.ts'
import type { Voice } from './a-service.ts'

/** `lost`: the service never tells of it, on a connection that goes on. */
export type Delivery = 'now' | 'later' | 'twice' | 'lost'

/** One thing that may happen to an account, at the service, on the way or at the desk. Numbers pick one of what there is. */
export type Happening =
  | Readonly<{ type: 'say'; where: number; by: Voice; times: number; delivery: Delivery }>
  | Readonly<{ type: 'newConversation' }>
  | Readonly<{ type: 'edit' | 'erase'; where: number; which: number }>
  | Readonly<{ type: 'resolve'; where: number }>
  | Readonly<{ type: 'deliver' | 'repeat'; which: number }>
  /** Without a failure only the events end; with one nothing answers any more, until all is well again. */
  | Readonly<{ type: 'break'; failure: 'offline' | 'down' | null }>
  | Readonly<{ type: 'goLive' | 'restart' | 'closeThread' }>
  /** While the machine sleeps somebody speaks. The connection has ended and says so, says so later, or lives on. */
  | Readonly<{ type: 'sleep'; ms: number; where: number; by: Voice; times: number; connection: 'ended' | 'seemsAlive' | 'alive' }>
  | Readonly<{ type: 'openThread' | 'scrollUp'; where: number }>
  | Readonly<{ type: 'fail'; failure: 'offline' | 'down' | 'limited'; times: number }>
  | Readonly<{ type: 'slow'; ms: number }>
  /** From now on a thread is read as it stood that long ago. */
  | Readonly<{ type: 'behind'; ms: number }>
  | Readonly<{ type: 'wait'; ms: number }>

const MOST_AT_ONCE = 5
const MOST_HAPPENINGS = 30
/** All that can be missed in one thread is within what one walk fetches, ten stretches: longer gaps are `long-gaps.test.ts`. */
export const STRETCH_SIZE = Math.ceil((MOST_AT_ONCE * MOST_HAPPENINGS) / 10) + 1

const index = fc.nat({ max: 30 })
const voice = fc.constantFrom<Voice[]>('contact', 'operator', 'note')

const sayings = (...deliveries: readonly Delivery[]): fc.WeightedArbitrary<Happening> => ({
  weight: 8,
  arbitrary: fc.record({ type: fc.constant('say' as const), where: index, by: voice, times: fc.constantFrom(1, 1, 2, MOST_AT_ONCE), delivery: fc.constantFrom(...deliveries) }),
})
const talk: fc.WeightedArbitrary<Happening>[] = [
  { weight: 1, arbitrary: fc.constant({ type: 'newConversation' as const }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constantFrom('edit' as const, 'erase' as const), where: index, which: index }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('resolve' as const), where: index }) },
]
const desk: fc.WeightedArbitrary<Happening>[] = [
  { weight: 2, arbitrary: fc.record({ type: fc.constantFrom('openThread' as const, 'scrollUp' as const), where: index }) },
  { weight: 1, arbitrary: fc.constantFrom({ type: 'closeThread' as const }, { type: 'restart' as const }) },
  { weight: 6, arbitrary: fc.record({ type: fc.constant('wait' as const), ms: fc.oneof(fc.nat({ max: 500 }), fc.nat({ max: 20 * SECOND_MS }), fc.nat({ max: 8 * MINUTE_MS })) }) },
]
const sleeping = (longestMs: readonly number[], ...connections: readonly ('ended' | 'seemsAlive' | 'alive')[]): fc.WeightedArbitrary<Happening> => ({
  weight: 2,
  arbitrary: fc.record({
    type: fc.constant('sleep' as const), where: index, by: voice, times: fc.constantFrom(1, 2, MOST_AT_ONCE),
    ms: fc.oneof(...longestMs.map(max => fc.integer({ min: SECOND_MS, max }))), connection: fc.constantFrom(...connections),
  }),
})
const trouble: fc.WeightedArbitrary<Happening>[] = [
  { weight: 1, arbitrary: fc.record({ type: fc.constant('fail' as const), failure: fc.constantFrom('offline' as const, 'down' as const, 'limited' as const), times: fc.integer({ min: 1, max: 4 }) }) },
  sleeping([MINUTE_MS, HOUR_MS, 12 * HOUR_MS], 'ended', 'seemsAlive', 'alive'),
  { weight: 1, arbitrary: fc.record({ type: fc.constant('slow' as const), ms: fc.constantFrom(0, 0, 50, 3_000) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('behind' as const), ms: fc.constantFrom(0, SECOND_MS, 10 * SECOND_MS, MINUTE_MS) }) },
]
const wire: fc.WeightedArbitrary<Happening>[] = [
  { weight: 3, arbitrary: fc.record({ type: fc.constantFrom('deliver' as const, 'repeat' as const), which: index }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('break' as const), failure: fc.constantFrom(null, null, 'offline' as const, 'down' as const) }) },
  { weight: 3, arbitrary: fc.constant({ type: 'goLive' as const }) },
]

const outage: fc.WeightedArbitrary<Happening>[] = [
  { weight: 1, arbitrary: fc.record({ type: fc.constant('break' as const), failure: fc.constantFrom('offline' as const, 'down' as const) }) },
  { weight: 2, arbitrary: fc.constant({ type: 'goLive' as const }) },
]

/** Most begin when the account is settled: what happens before its first answer is history, and cannot be missed. */
const storyOf = (things: fc.WeightedArbitrary<Happening>[]): fc.Arbitrary<readonly Happening[]> =>
  fc
    .tuple(fc.constantFrom(0, MINUTE_MS, 20 * MINUTE_MS), fc.array(fc.oneof(...things), { minLength: 1, maxLength: MOST_HAPPENINGS, size: 'max' }))
    .map(([ms, then]) => [{ type: 'wait', ms }, ...then])

const live = [...talk, ...desk, ...trouble, ...wire]
/** Each break brings to light what an earlier one has hidden: so some days are calm, but for naps or for losses. */
export const happeningsLive = fc.oneof(
  storyOf([sayings('now', 'later', 'twice'), ...live]),
  storyOf([sayings('now', 'now', 'twice', 'lost'), ...live]),
  storyOf([...desk, { ...sayings('now'), weight: 2 }, sleeping([MINUTE_MS], 'seemsAlive', 'alive')]),
  storyOf([...desk, sayings('now', 'lost')]),
)
export const happeningsPolled = storyOf([sayings('now'), ...talk, ...desk, ...trouble, ...outage])
