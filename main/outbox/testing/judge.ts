import type { OutboxEntry } from '#app/domain/outbox-entry.ts'
import type { Received } from './a-service.ts'
import type { Outcome, Written } from './live-through.ts'

/** What may not happen to anything that was queued, in numbers. */
export type Verdict = Readonly<{
  queued: number
  sent: number
  doubled: number
  lost: number
  /** Stored in another order than written. */
  inverted: number
  /** Stored in another conversation, as another kind, or with other words. */
  misdirected: number
  /** Neither sent, nor discarded by the person, nor shown to be waiting for one. */
  silent: number
  /** Sent, and not in the thread, or more than once in it. */
  unseen: number
  bugs: readonly string[]
}>

export const FAULTLESS = { doubled: 0, lost: 0, inverted: 0, misdirected: 0, silent: 0, unseen: 0, bugs: [] } as const

/** Looks at the end of a story with the eyes of somebody who sees what the service really holds. */
export async function judge({ store, account, written, bugs }: Outcome): Promise<Verdict> {
  const { received } = account.service
  const rows = await Promise.all(written.map(async ({ entry }) => store.outbox.get(entry.id)))
  const now = new Map(rows.flatMap(row => (row === null ? [] : [[row.entry.id, row] as const])))
  const stateOf = ({ entry }: Written) => now.get(entry.id)?.entry.delivery.state
  const copiesOf = ({ entry }: Written) => received.filter(({ clientId }) => clientId === now.get(entry.id)?.clientId)
  const sent = written.filter(one => stateOf(one) === 'sent')

  return {
    queued: written.length,
    sent: sent.length,
    doubled: written.filter(one => copiesOf(one).length > 1 + one.sentAgain).length,
    lost: countLost(sent, received),
    inverted: countInverted(written.filter(one => !one.isDiscarded && one.sentAgain === 0), copiesOf),
    misdirected: written.filter(one => copiesOf(one).some(copy => !isMeant(copy, one))).length,
    silent: written.filter(one => stateOf(one) !== 'sent' && !(stateOf(one) === 'discarded' && one.isDiscarded)).length,
    unseen: await countUnseen(sent, now),
    bugs,
  }

  async function countUnseen(all: readonly Written[], by: typeof now): Promise<number> {
    let unseen = 0
    for (const { entry } of all) {
      const delivery = by.get(entry.id)?.entry.delivery
      const { items } = await store.thread.page(entry.conversationId, 400)
      const remoteId = delivery?.state === 'sent' ? delivery.remoteId : null
      if (items.filter(item => item.type !== 'event' && item.id.endsWith(`/${remoteId}`)).length !== 1) unseen += 1
    }
    return unseen
  }
}

/**
 * Counted by words: where the service keeps no mark of ours, one of two messages of the same words stands for the other, and
 * no reader could tell.
 */
function countLost(sent: readonly Written[], received: readonly Received[]): number {
  const keyOf = ({ conversationId, kind, text }: Pick<Received, 'conversationId' | 'kind' | 'text'>) => `${conversationId} ${kind} ${text.replace(' (edited)', '')}`
  const wordsOf = ({ entry, texts }: Written) => keyOf({ conversationId: entry.conversationId, kind: kindOf(entry), text: texts[0] ?? '' })
  const there = grouped(received, keyOf)
  let lost = 0
  for (const [words, all] of grouped(sent, wordsOf)) lost += Math.max(0, all.length - (there.get(words)?.length ?? 0))
  return lost
}

function countInverted(written: readonly Written[], copiesOf: (one: Written) => readonly Received[]): number {
  let inverted = 0
  for (const all of grouped(written, ({ entry }) => entry.conversationId).values()) {
    const arrived = all.toSorted((a, b) => a.entry.order - b.entry.order).flatMap(one => copiesOf(one).slice(0, 1))
    arrived.forEach((copy, nth) => {
      const before = arrived[nth - 1]
      if (before !== undefined && before.sequence > copy.sequence) inverted += 1
    })
  }
  return inverted
}

const isMeant = ({ conversationId, kind, text }: Received, { entry, texts }: Written) =>
  conversationId === entry.conversationId && kind === kindOf(entry) && texts.includes(text)

const kindOf = ({ intent }: OutboxEntry): Received['kind'] => (intent.kind === 'note' ? 'note' : 'reply')


function grouped<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
  return groups
}
