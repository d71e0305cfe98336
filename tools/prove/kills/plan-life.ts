import type { CrashPoint, Doom } from '#main/outbox/testing/crash-points.ts'

/** What one life does that no other does, or what is done to it. */
export type Deed =
  /** It is the first start after an update: its store is of an older version. */
  | 'migrate'
  /** It writes so much that SQLite folds its log into the file. */
  | 'checkpoint'
  /** It takes an account out, with all that waits in it, and in again. */
  | 'remove'
  /** It comes to its end by itself, or would. */
  | 'quit'
  /** Its machine's clock is set. */
  | 'setClock'
  /** Another instance starts while it lives. */
  | 'second'
  /** The machine sleeps, and wakes. */
  | 'suspend'

/** How one life goes, and how it ends: at a named point, at a moment of chance, or by what it does. */
export type Plan = Readonly<{
  doom: Doom | null
  deed: Deed | null
  killAfterMs: number | null
  /** Files are most of what it sends. */
  sendsFiles: boolean
}>

/** The first lives of a chain come upon a store that the first released version has left. */
const MIGRATING_LIVES = 2
const NAMED = 0.7

type Way = Readonly<{ point: CrashPoint | null; deed: Deed | null; most?: number; isFile?: boolean }>
const atPoint = (point: CrashPoint): Way => ({ point, deed: null })
/** Every named point that a process comes by, and every deed. */
const WAYS: readonly Way[] = [
  atPoint('beforeIntent'), atPoint('insideIntent'), atPoint('betweenCopies'), atPoint('intentKept'), { point: null, deed: 'second' },
  { point: 'inUpload', deed: null, isFile: true, most: 1 }, atPoint('beforeSending'), atPoint('sendingKept'), { point: 'removing', deed: 'remove', most: 4 }, atPoint('inMidBody'),
  atPoint('storedAnswerLost'), { point: null, deed: 'checkpoint' }, atPoint('answerRead'), { point: 'uploadKept', deed: null, isFile: true }, atPoint('answerKept'),
  { point: 'clockSet', deed: 'setClock', most: 4 }, atPoint('echoBeforeAnswer'), atPoint('beforeLook'), { point: null, deed: 'suspend' }, atPoint('lookedBack'),
  { point: 'quitting', deed: 'quit', most: 3 }, { point: 'inUpload', deed: null, isFile: true, most: 1 }, atPoint('lookKept'), atPoint('itemKept'),
]

const NAMES: Readonly<Record<Deed, string>> = { migrate: 'inMigration', checkpoint: 'inCheckpoint', remove: 'removing', quit: 'quitting', setClock: 'clockSet', second: 'second', suspend: 'resumed' }
/** By which name it is counted that a life ended this way. */
const nameOf = ({ point, deed }: Way) => point ?? (deed === null ? '' : NAMES[deed])

type Asked = Readonly<{
  random: () => number
  seed: number
  /** Of its chain, from 1; `lives` of them in each. */
  nth: number
  lives: number
  /** The only points to come by; empty = all. */
  wanted: readonly string[]
}>

export function planLife({ random, seed, nth, lives, wanted }: Asked): Plan {
  if (nth <= MIGRATING_LIVES) return { doom: null, deed: 'migrate', killAfterMs: null, sendsFiles: false }
  const ways = wanted.length === 0 ? WAYS : WAYS.filter(way => wanted.includes(nameOf(way)))
  const { point, deed, most = 2, isFile = false } = ways[(seed * (lives - MIGRATING_LIVES) + nth) % ways.length] ?? atPoint('inMidBody')
  const doom = point === null ? null : { point, nth: 1 + Math.floor(random() * most) }
  const isNamed = deed !== null || isFile || random() < NAMED
  return isNamed ? { doom, deed, killAfterMs: null, sendsFiles: isFile } : { doom: null, deed, killAfterMs: Math.floor(random() * 250), sendsFiles: false }
}
