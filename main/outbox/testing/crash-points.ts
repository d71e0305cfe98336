/**
 * Where the app dies, by name: the points of the outbox between which anything else may happen. `insideIntent` lies between
 * two statements of one transaction, `betweenCopies` between the second copy and the commit of the first; all others between two steps of the program.
 */
export const CRASH_POINTS = [
  'beforeIntent', 'insideIntent', 'betweenCopies', 'intentKept', 'beforeSending', 'sendingKept', 'inMidBody', 'storedAnswerLost', 'answerRead',
  'answerKept', 'beforeLook', 'lookedBack', 'lookKept', 'echoBeforeAnswer', 'itemKept', 'reworded', 'inUpload', 'uploadKept', 'inPause', 'removing', 'quitting',
  'clockSet', 'resumed',
] as const
export type CrashPoint = (typeof CRASH_POINTS)[number]

/** The `nth` time (from 1) that one life of the app comes by this point is its last moment. */
export type Doom = Readonly<{ point: CrashPoint; nth: number }>
