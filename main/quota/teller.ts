import type { AccountId } from '#app/domain/ids.ts'
import { SECOND_MS, type EpochMs } from '#app/domain/time.ts'
import type { ChangeFeed } from '#main/change-feed.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { Meter } from './meter.ts'

/**
 * Tells the window that a meter reads differently: another step or reason at most once a second, mere counts at most every
 * ten. A reason that ends by the clock alone is told when it ends.
 */
export type Teller = Readonly<{ moved(): void; close(): void }>

const NEWS_EVERY_MS = SECOND_MS
const COUNTS_EVERY_MS = 10 * SECOND_MS

type TellerNeeds = Readonly<{ clock: Clock; changes: ChangeFeed; meter: () => Meter; accounts: () => readonly AccountId[] }>

export function createTeller({ clock, changes, meter, accounts }: TellerNeeds): Teller {
  let told = { news: newsOf(meter()), counts: countsOf(meter()), at: null as EpochMs | null }
  let due: Readonly<{ at: number; nap: AbortController }> | null = null
  let isClosed = false

  function plan(): void {
    if (isClosed) return
    const now = meter()
    const at = toldAt()
    if (newsOf(now) !== told.news) return wakeAt(at + NEWS_EVERY_MS)
    if (countsOf(now) !== told.counts) wakeAt(at + COUNTS_EVERY_MS)
    // A wait for a turn ends with the turn, which is a move; until it has come its hour may be over.
    if (now.why?.until != null && now.why.reason !== 'pace') wakeAt(Math.max(now.why.until, at + NEWS_EVERY_MS))
  }

  /** A clock that was set back would else silence us until it has caught up. */
  function toldAt(): number {
    return told.at === null || told.at > clock.now() ? 0 : told.at
  }

  /** The earliest of what is planned holds. */
  function wakeAt(at: number): void {
    if (due !== null && due.at <= at) return
    due?.nap.abort()
    const nap = new AbortController()
    due = { at, nap }
    void clock.sleep(Math.max(0, at - clock.now()), nap.signal).then(() => (nap.signal.aborted ? undefined : look()))
  }

  function look(): void {
    due = null
    const now = meter()
    const isDue = newsOf(now) !== told.news || (countsOf(now) !== told.counts && clock.now() - toldAt() >= COUNTS_EVERY_MS)
    if (isDue) {
      told = { news: newsOf(now), counts: countsOf(now), at: clock.now() }
      changes.tell({ kind: 'quota', ids: [...accounts()] })
    }
    plan()
  }

  return {
    moved: plan,
    close() {
      isClosed = true
      due?.nap.abort()
    },
  }
}

/** That a call waits for its turn comes and goes with every call: how long, the counts tell. */
const newsOf = ({ alarm, why }: Meter): string => `${alarm} ${why?.reason ?? ''} ${why === null || why.reason === 'pace' ? '' : (why.until ?? '')}`
const countsOf = ({ usedToday, learned, waiting, dayEndsAt }: Meter): string => JSON.stringify([usedToday, learned, waiting, dayEndsAt])
