import type { OutboxEntryId } from '#app/domain/ids.ts'
import { SECOND_MS } from '#app/domain/time.ts'
import type { History, HistoryLine, Meant } from './history.ts'

/** What may not be in a history, in numbers; and what was in it. */
export type HistoryVerdict = Readonly<{
  queued: number
  stored: number
  uncertain: number
  failed: number
  /** Answered as queued, and now neither at the service nor shown as anything else. */
  lost: number
  doubled: number
  /** At the service, and nobody wrote it, or the person was told that it was not taken; or it left after the person was told that it is dropped. */
  unexpected: number
  /** Stored in another order than written. */
  inverted: number
  /** Stored for another account or conversation, as another kind or with other words. */
  misdirected: number
  /** Neither sent, nor told to a person: in no state that may last, or waiting behind nothing. */
  silent: number
  /** A row with its draft still there, or neither. */
  halfTaken: number
  /** The service was asked before the hour it had named. */
  early: number
}>

export const NOTHING_WRONG = { lost: 0, doubled: 0, unexpected: 0, inverted: 0, misdirected: 0, silent: 0, halfTaken: 0, early: 0 } as const

type Line<Type extends HistoryLine['type']> = Extract<HistoryLine, { type: Type }>
type End = Line<'end'>
type Stored = Line<'stored'> & Readonly<{ nth: number }>

/** Judges a history. Pure: the same lines, the same verdict. */
export function checkHistory(history: History): HistoryVerdict {
  const all = <Type extends HistoryLine['type']>(type: Type) => history.filter((line): line is Line<Type> => line.type === type)
  const oks = all('ok')
  const ends = all('end')
  const persons = all('person')
  const meantBy = new Map(all('invoke').map(({ call, meant }) => [call, meant]))
  const stored = all('stored').map((line, nth): Stored => ({ ...line, nth }))

  const did = (row: OutboxEntryId, does: 'sendAgain' | 'discard') => persons.filter(line => line.row === row && line.does === does).length
  const texts = (end: End) => [end.meant.text, ...persons.flatMap(line => (line.row === end.row && line.does === 'edit' ? [line.text] : []))]
  const intended = new Map(oks.map(({ row, call }) => [row, meantBy.get(call)]))
  const copiesOf = (end: End) => stored.filter(one => (one.clientId === null ? isSame(one.meant, end.meant) : one.clientId === end.clientId && isNobodyElses(one, end, ends)))
  const byRow = new Map(ends.map(end => [end.row, end]))
  const isMeant = (copy: Stored, end: End) => {
    const meant = intended.get(end.row) ?? end.meant
    return isSamePlace(copy.meant, meant) && [meant.text, ...texts(end)].includes(copy.meant.text)
  }

  return {
    queued: oks.length,
    stored: stored.length,
    uncertain: ends.filter(({ state }) => state === 'uncertain').length,
    failed: ends.filter(({ state }) => state === 'failed').length,
    lost: oks.filter(({ row }) => !byRow.has(row)).length + countMissing(ends, stored, texts),
    doubled: ends.filter(end => copiesOf(end).length > 1 + did(end.row, 'sendAgain')).length,
    unexpected: stored.filter(copy => !ends.some(end => copiesOf(end).includes(copy))).length + countRefused(history, meantBy, stored) + countLate(history, ends),
    inverted: countInverted(ends.filter(({ row }) => did(row, 'discard') === 0 && did(row, 'sendAgain') === 0), copiesOf),
    misdirected: ends.filter(end => copiesOf(end).some(copy => !isMeant(copy, end))).length,
    silent: countSilent(ends, row => did(row, 'discard') > 0),
    halfTaken: all('half').filter(({ isRow, isDraft }) => isRow === isDraft).length,
    early: countEarly(history),
  }
}

/** Two conversations may have the same mark, of one millisecond. Then a message is of the one in whose conversation it stands. */
const isNobodyElses = (copy: Stored, end: End, ends: readonly End[]) =>
  copy.meant.conversationId === end.meant.conversationId || !ends.some(other => other.clientId === copy.clientId && other.meant.conversationId === copy.meant.conversationId)

const isSamePlace = (a: Meant, b: Meant) => a.accountId === b.accountId && a.conversationId === b.conversationId && a.kind === b.kind
const isSame = (a: Meant, b: Meant) => isSamePlace(a, b) && a.text === b.text

/** By words: where a service keeps no mark of ours, one of two messages of the same words stands for the other. */
function countMissing(ends: readonly End[], stored: readonly Stored[], texts: (end: End) => readonly string[]): number {
  const left = [...stored]
  let missing = 0
  for (const end of ends.filter(({ state }) => state === 'sent')) {
    const found = left.findIndex(({ meant }) => isSamePlace(meant, end.meant) && texts(end).includes(meant.text))
    if (found === -1) missing += 1
    else left.splice(found, 1)
  }
  return missing
}

/** Who was told "not taken" must not find it at the service. Only where the words are nobody else's. */
function countRefused(history: History, meantBy: ReadonlyMap<number, Meant>, stored: readonly Stored[]): number {
  const wordsOf = (call: number) => meantBy.get(call)
  const refused = history.flatMap(line => (line.type === 'fail' ? [wordsOf(line.call)] : []))
  const taken = history.flatMap(line => (line.type === 'ok' || line.type === 'info' ? [wordsOf(line.call)] : []))
  return refused.filter(meant => meant !== undefined && stored.some(copy => isSame(copy.meant, meant)) && !taken.some(other => other !== undefined && isSame(other, meant))).length
}

const markOf = (conversationId: Meant['conversationId'], clientId: string) => `${conversationId} ${clientId}`

/** Attempts that began after a person was told that the entry is discarded, or while its account was going. */
function countLate(history: History, ends: readonly End[]): number {
  const marks = new Map(ends.map(({ row, meant, clientId }) => [row, markOf(meant.conversationId, clientId)]))
  const dropped = new Set<string>()
  const going = new Set<string>()
  let late = 0
  for (const line of history) {
    if (line.type === 'dropped') dropped.add(marks.get(line.row) ?? '')
    if (line.type === 'going') going.add(`${line.process} ${line.accountId}`)
    if (line.type === 'staying') going.delete(`${line.process} ${line.accountId}`)
    if (line.type === 'leaves' && (dropped.has(markOf(line.conversationId, line.clientId)) || going.has(`${line.process} ${line.accountId}`))) late += 1
  }
  return late
}

function countInverted(ends: readonly End[], copiesOf: (end: End) => readonly Stored[]): number {
  let inverted = 0
  for (const id of new Set(ends.map(({ meant }) => meant.conversationId))) {
    const arrived = ends.filter(({ meant }) => meant.conversationId === id).toSorted((a, b) => a.order - b.order).flatMap(end => copiesOf(end).slice(0, 1))
    inverted += arrived.filter(({ nth }, at) => nth < (arrived[at - 1]?.nth ?? -1)).length
  }
  return inverted
}

const MAY_LAST: ReadonlySet<End['state']> = new Set(['sent', 'failed', 'uncertain', 'queued', 'discarded'])

function countSilent(ends: readonly End[], wasDiscarded: (row: OutboxEntryId) => boolean): number {
  const unlasting = ends.filter(({ row, state }) => !MAY_LAST.has(state) || (state === 'discarded' && !wasDiscarded(row)))
  // Waiting is told to a person where somebody he is told of waits before it in the same conversation.
  const waitingForNothing = ends.filter(end => end.state === 'queued' && !ends.some(other => other.meant.conversationId === end.meant.conversationId && other.order < end.order && (other.state === 'failed' || other.state === 'uncertain')))
  return unlasting.length + waitingForNothing.length
}

/** Who is on his way already when the service says so is not early, nor who comes a moment before the hour. */
const TOLERANCE_MS = SECOND_MS

function countEarly(history: History): number {
  const stops = new Map<string, Line<'stop'>>()
  let early = 0
  for (const line of history) {
    if (line.type !== 'stop' && line.type !== 'request') continue
    const key = `${line.process} ${line.accountId}`
    const stop = stops.get(key)
    if (line.type === 'stop' && (line.until === 0 || line.until > (stop?.until ?? 0))) stops.set(key, line)
    if (line.type === 'request' && stop !== undefined && line.at > stop.at + TOLERANCE_MS && line.at < stop.until - TOLERANCE_MS) early += 1
  }
  return early
}
