import { ok } from '#app/result.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { OutboxStore } from '#main/outbox/ledger.ts'
import type { OutboxNeeds } from '#main/outbox/outbox.ts'
import type { ProviderAccount } from '#main/providers/provider.ts'

/** At which write to the disk the app dies, counted from the next, and whether that write still gets onto the disk. */
export type Death = Readonly<{ inWrites: number; when: 'before' | 'after' }>

/** One run of the app, from its start to the plug being pulled. After that it does nothing any more, in the middle of whatever it did. */
export type Life = Readonly<{
  needs: Pick<OutboxNeeds, 'store' | 'clock' | 'directory'>
  dies(how: Death): void
  /** Here and now. */
  end(): void
  isOver(): boolean
}>

type World = Readonly<{ store: OutboxStore; clock: Clock; line: ProviderAccount; account: OutboxNeeds['directory']['account'] }>

export function aLife({ store, clock, line, account }: World): Life {
  let isOver = false
  let death: Death | null = null

  /** Nothing that is asked for after death happens, and nothing that was asked for before it answers. */
  const alive = <Args extends readonly unknown[], T>(work: (...args: Args) => Promise<T>) => (...args: Args): Promise<T> =>
    isOver ? NEVER : work(...args).then(value => (isOver ? NEVER : value))

  const write = <Args extends readonly unknown[], T>(work: (...args: Args) => Promise<T>) => alive(async (...args: Args): Promise<T> => {
    if (death === null) return work(...args)
    if (death.inWrites > 0) {
      death = { ...death, inWrites: death.inWrites - 1 }
      return work(...args)
    }
    isOver = true
    if (death.when === 'after') await work(...args)
    return NEVER
  })

  return {
    isOver: () => isOver,
    dies(how) {
      death = how
    },
    end() {
      isOver = true
    },
    needs: {
      store: {
        outbox: {
          add: write(store.outbox.add), move: write(store.outbox.move), edit: write(store.outbox.edit),
          get: alive(store.outbox.get), open: alive(store.outbox.open), unsent: alive(store.outbox.unsent), list: alive(store.outbox.list), claimed: alive(store.outbox.claimed),
          quarantined: alive(store.outbox.quarantined), discardQuarantined: write(store.outbox.discardQuarantined),
        },
        thread: { upsert: write(store.thread.upsert) },
        conversations: { patch: write(store.conversations.patch), upsert: write(store.conversations.upsert) },
        people: { operator: alive(store.people.operator) },
      },
      clock: { ...clock, sleep: alive(clock.sleep) },
      directory: {
        account,
        line: alive(async () => ok({
          ...line,
          send: alive(line.send), annotate: alive(line.annotate), upload: alive(line.upload), sendFile: alive(line.sendFile), watermark: alive(line.watermark), findSent: alive(line.findSent),
          setStatus: alive(line.setStatus), assign: alive(line.assign), markRead: alive(line.markRead),
          setSegments: alive(line.setSegments),
        })),
      },
    },
  }
}

const NEVER: Promise<never> = new Promise(() => {})
