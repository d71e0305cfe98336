import type { CrashPoint, Doom } from '#main/outbox/testing/crash-points.ts'

/** What one life does that no other does, or what is done to it. */
export type Deed =
  /** It is the first start after an update: its store is of an older version. */
  | 'migrate'
  /** It writes so much that SQLite folds its log into the file. */
  | 'checkpoint'

/** How one life goes, and how it ends: at a named point, at a moment of chance, or by what it does. */
export type Plan = Readonly<{ doom: Doom | null; deed: Deed | null; killAfterMs: number | null }>

/** The first lives of a chain come upon a store that the first released version has left. */
const MIGRATING_LIVES = 2
const NAMED = 0.7

const atPoint = (point: CrashPoint) => ({ point, deed: null }) as const
/** Every named point that a process comes by without a person, and every deed. */
const WAYS: readonly Readonly<{ point: CrashPoint | null; deed: Deed | null }>[] = [
  atPoint('beforeIntent'), atPoint('insideIntent'), atPoint('betweenCopies'), atPoint('intentKept'), atPoint('beforeSending'), atPoint('sendingKept'),
  atPoint('inMidBody'), atPoint('storedAnswerLost'), atPoint('answerRead'), atPoint('answerKept'), atPoint('beforeLook'), atPoint('lookedBack'),
  atPoint('lookKept'), atPoint('itemKept'),
  { point: null, deed: 'checkpoint' },
]

/** @param nth of its chain, from 1; `lives` of them in each */
export function planLife({ random, seed, nth, lives }: Readonly<{ random: () => number; seed: number; nth: number; lives: number }>): Plan {
  if (nth <= MIGRATING_LIVES) return { doom: null, deed: 'migrate', killAfterMs: null }
  const { point, deed } = WAYS[(seed * lives + nth) % WAYS.length] ?? atPoint('inMidBody')
  if (deed !== null) return { doom: point === null ? null : { point, nth: 1 }, deed, killAfterMs: null }
  if (point === null || random() >= NAMED) return { doom: null, deed: null, killAfterMs: Math.floor(random() * 250) }
  return { doom: { point, nth: 1 + Math.floor(random() * 3) }, deed: null, killAfterMs: null }
}
