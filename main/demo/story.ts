import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '#app/domain/time.ts'
import type { Dice } from './dice.ts'
import { allWords, files, notes } from './words/all.ts'
import type { LanguageWords } from './words/language-words.ts'

/** A person who writes to a brand. */
export type Visitor = Readonly<{ name: string; email: string; phone: string | null; words: LanguageWords }>

export type Line = Readonly<{ at: number }> &
  (
    | Readonly<{ kind: 'text'; by: 'contact' | 'operator'; text: string }>
    | Readonly<{ kind: 'note'; text: string }>
    | Readonly<{ kind: 'file'; by: 'contact' | 'operator'; file: (typeof files)[number] }>
    | Readonly<{ kind: 'event'; what: 'resolved' | 'reopened' | 'assigned' }>
    | Readonly<{ kind: 'choices'; text: string; choices: readonly string[]; chosen: number }>
  )

/** One conversation of the demo, in nobody's format yet. */
export type Story = Readonly<{
  visitor: Visitor
  lines: readonly Line[]
  isResolved: boolean
  /** Index into the brand's operators; null = nobody has taken it. */
  operator: number | null
  isEmail: boolean
  isOnline: boolean
  /** Epoch milliseconds: the first look at the brand's pages, before the first line, and the last one, never before the last. */
  firstSeenAt: number
  lastSeenAt: number
}>

export type StoryNeeds = Readonly<{ dice: Dice; now: number; operators: number; brand: string }>

/** These wait for longer than a working day and than a day, so that both can be seen. By their place in a brand. */
const WAIT_FOR_MS: ReadonlyMap<number, number> = new Map([[4, 10.5 * HOUR_MS], [9, 26 * HOUR_MS]])

/** Most conversations of the last three months are short, some are long, a few are very long. */
export function tellStory({ dice, now, operators, brand }: StoryNeeds, nth: number): Story {
  const words = dice.weighted(allWords)
  const visitor = aVisitor({ dice, words, brand, nth })
  const isFresh = nth < 60
  const agoMs = isFresh ? Math.floor(dice.next() ** 3 * 7 * HOUR_MS) : dice.between(4 * HOUR_MS, 90 * DAY_MS)
  const endedAt = now - (WAIT_FOR_MS.get(nth) ?? agoMs)
  const isResolved = !isFresh ? dice.chance(0.82) : dice.chance(0.25)
  const told = tellLines({ dice, words, rounds: roundsOf(dice, nth), isResolved, isOurTurn: isFresh && dice.chance(0.7), endedAt })
  const isTaken = isResolved || dice.chance(0.65)
  const operator = isTaken ? dice.between(0, operators - 1) : null
  // What nobody has was never given to anybody.
  const lines = told.filter(line => isTaken || line.kind !== 'event' || line.what !== 'assigned')
  const isEmail = dice.chance(0.12)
  const isOnline = isFresh && dice.chance(0.3)
  const lookedForMs = (1 + (nth % 23)) * MINUTE_MS
  return {
    visitor,
    lines,
    isResolved,
    operator,
    isEmail,
    isOnline,
    firstSeenAt: (lines[0]?.at ?? endedAt) - lookedForMs,
    lastSeenAt: isOnline ? now : Math.min(now, (lines.at(-1)?.at ?? endedAt) + lookedForMs),
  }
}

function roundsOf(dice: Dice, nth: number): number {
  if (nth === 7) return 160
  if (nth % 97 === 0) return dice.between(15, 40)
  return dice.chance(0.12) ? dice.between(3, 6) : dice.between(1, 2)
}

function aVisitor({ dice, words, brand, nth }: Readonly<{ dice: Dice; words: LanguageWords; brand: string; nth: number }>): Visitor {
  const name = dice.pick(words.names)
  const local = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/[^a-z]+/g, '.').replaceAll(/^\.+|\.+$/g, '') || words.language
  return {
    name,
    email: `${local}.${nth}@${brand}-customers.example`,
    phone: dice.chance(0.4) ? aPhone(words.phone, dice.between(0, 9_999)) : null,
    words,
  }
}

function aPhone(pattern: string, number: number): string {
  const figures = String(number).padStart(4, '0')
  let at = 0
  return pattern.replaceAll('#', () => figures.charAt(at++))
}

type Telling = Readonly<{ dice: Dice; words: LanguageWords; rounds: number; isResolved: boolean; isOurTurn: boolean; endedAt: number }>

function tellLines({ dice, words, rounds, isResolved, isOurTurn, endedAt }: Telling): readonly Line[] {
  const backwards: Line[] = []
  let at = endedAt
  const before = (low: number, high: number) => (at -= dice.between(low, high))
  for (let round = 0; round < rounds; round += 1) {
    if (round > 0 || isResolved) backwards.push({ kind: 'event', what: 'resolved', at: before(SECOND_MS, 5 * MINUTE_MS) })
    const dialogue = dice.pick(words.dialogues)
    // An open conversation stops in the middle, after the contact when it is our turn.
    const isOpenEnd = round === 0 && !isResolved
    // Who is thanked last resolves; a thank-you after that would reopen.
    const whole = dialogue.length % 2 === 0 ? dialogue : dialogue.slice(0, -1)
    const told = isOpenEnd ? dialogue.slice(0, 2 * dice.between(1, Math.floor(dialogue.length / 2)) - (isOurTurn ? 1 : 0)) : whole
    for (const [nth, text] of [...told.entries()].toReversed()) {
      if (dice.chance(0.06)) backwards.push({ kind: 'note', text: dice.pick(notes), at: before(SECOND_MS, MINUTE_MS) })
      if (nth % 2 === 0 && dice.chance(0.05)) backwards.push({ kind: 'file', by: 'contact', file: dice.pick(files), at: before(SECOND_MS, MINUTE_MS) })
      backwards.push({ kind: 'text', by: nth % 2 === 0 ? 'contact' : 'operator', text, at: before(10 * SECOND_MS, 6 * MINUTE_MS) })
    }
    if (dice.chance(0.04)) backwards.push({ kind: 'choices', text: 'What is it about?', choices: ['An order', 'A return', 'Something else'], chosen: dice.between(0, 2), at: before(SECOND_MS, MINUTE_MS) })
    if (dice.chance(0.2)) backwards.push({ kind: 'event', what: 'assigned', at: before(SECOND_MS, MINUTE_MS) })
    if (round < rounds - 1) backwards.push({ kind: 'event', what: 'reopened', at: before(SECOND_MS, MINUTE_MS) })
    before(2 * HOUR_MS, 3 * DAY_MS)
  }
  return backwards.toReversed()
}
