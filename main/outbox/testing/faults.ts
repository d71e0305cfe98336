import type { Failure } from '#app/failure.ts'
import type { CreateOutcome } from '#main/providers/provider.ts'

/** What a service, or the way to it, does to one send. What is lost may have been stored before it was lost. */
export type SendFault =
  | Readonly<{ fault: 'none' }>
  /** Stored; the answer never arrives. */
  | Readonly<{ fault: 'answerLost' }>
  /** Stored; the answer is an error that says nothing about it. */
  | Readonly<{ fault: 'storedThenError' }>
  /** The answer is lost at once, and only `lateMs` later it is stored. */
  | Readonly<{ fault: 'storedLate'; lateMs: number }>
  /** Lost on the way there. */
  | Readonly<{ fault: 'lostBefore' }>
  | Readonly<{ fault: 'notStored'; failure: Failure }>
  | Readonly<{ fault: 'refused'; failure: Failure }>
  /** Stored halfway through; the answer takes `ms`. */
  | Readonly<{ fault: 'slow'; ms: number }>
  /** Stored; there is no answer until the caller gives up. */
  | Readonly<{ fault: 'hangs' }>
  /** Our bug. */
  | Readonly<{ fault: 'throws' }>

/** What becomes of one read. `stale` answers as if the last messages were not there yet. */
export type ReadFault =
  | Readonly<{ fault: 'none' }>
  | Readonly<{ fault: 'fails'; failure: Failure }>
  | Readonly<{ fault: 'stale' }>
  | Readonly<{ fault: 'throws' }>

/** What becomes of one upload. */
export type UploadFault = Readonly<{ fault: 'none' }> | Readonly<{ fault: 'fails'; failure: Failure }> | Readonly<{ fault: 'throws' }>

/** What becomes of one new conversation instead. */
export type CreationFault = CreateOutcome | 'throws'

export const OFFLINE: Failure = { kind: 'offline' }
