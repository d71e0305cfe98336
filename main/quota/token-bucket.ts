import { SECOND_MS, type EpochMs } from '#app/domain/time.ts'

export type Pace = Readonly<{
  /** Calls that a service bears for good. */
  perSecond: number
  /** Calls that may go at once after a rest. */
  burst: number
  /** Of those, how many only the `send` lane may take: a reply finds room even when all else is saturated. */
  reserve: number
}>

/** How many calls may go, as of a time. Fractions are calls that are on their way. */
export type Bucket = Readonly<{ tokens: number; at: EpochMs }>

export const fullBucket = (pace: Pace, now: EpochMs): Bucket => ({ tokens: pace.burst, at: now })

/** What the bucket holds now. A clock that was set back gives nothing and takes nothing. */
export function refill(bucket: Bucket, pace: Pace, now: EpochMs): Bucket {
  const grown = (Math.max(0, now - bucket.at) / SECOND_MS) * pace.perSecond
  return { tokens: Math.min(pace.burst, bucket.tokens + grown), at: now }
}

/** How long until the bucket holds `tokens`, in whole milliseconds; 0 = it does. */
export function msUntil(tokens: number, bucket: Bucket, pace: Pace): number {
  return Math.max(0, Math.ceil(((tokens - bucket.tokens) / pace.perSecond) * SECOND_MS))
}
