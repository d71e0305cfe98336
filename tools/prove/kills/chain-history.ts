import { accountOf, outboxEntryId } from '#app/domain/ids.ts'
import { assertNever } from '#app/assert-never.ts'
import type { HistoryLine, Meant } from '#main/outbox/testing/history.ts'
import type { Store } from '#main/store/store.ts'
import type { OldRow } from './an-old-store.ts'
import type { RemovedRow, Said } from './orders.ts'
import { standOf } from './stand-of.ts'

/** What is written down of one outbox, over all the processes that have it. */
export type ChainHistory = Readonly<{
  lines: readonly HistoryLine[]
  /** The number of the next message. */
  nextCall(): number
  rows(): readonly string[]
  /** Somebody had written this, and was told that it is queued, before the first of these processes. */
  foundOld(row: OldRow): void
  hear(process: number, said: Said): void
  /** The process is gone: what was not answered never will be. */
  over(process: number): void
  /** What became of every row, and what the services hold. @param store null: nobody can say */
  tellEnd(store: Store | null, stored: readonly HistoryLine[]): Promise<void>
}>

const rowNamed = (id: string) => outboxEntryId(id.replace(/^out:/, ''))

export function createChainHistory(): ChainHistory {
  const lines: HistoryLine[] = []
  const meantBy = new Map<number, Meant>()
  const rowOf = new Map<number, string>()
  const unanswered = new Map<number, number>()
  const removed = new Map<string, RemovedRow>()
  let next = 1

  function invoked(process: number, call: number, meant: Meant): void {
    meantBy.set(call, meant)
    unanswered.set(call, process)
    next = Math.max(next, call + 1)
    lines.push({ type: 'invoke', process, call, meant })
  }

  return {
    lines,
    nextCall: () => next,
    rows: () => [...rowOf.values()],
    foundOld({ id, order, meant }) {
      const call = next
      invoked(0, call, meant)
      unanswered.delete(call)
      rowOf.set(call, id)
      lines.push({ type: 'ok', process: 0, call, row: rowNamed(id), order })
    },
    hear(process, said) {
      switch (said.said) {
        case 'invoke': {
          const { call, conversationId, kind, text } = said
          return invoked(process, call, { accountId: accountOf(conversationId), conversationId, kind, text })
        }
        case 'row':
          return void rowOf.set(said.call, said.row)
        case 'ok':
          unanswered.delete(said.call)
          return void lines.push({ type: 'ok', process, call: said.call, row: rowNamed(said.row), order: said.order })
        case 'fail':
          unanswered.delete(said.call)
          return void lines.push({ type: 'fail', process, call: said.call })
        case 'discard':
          return void lines.push({ type: 'person', row: rowNamed(said.row), does: 'discard' })
        case 'removed':
          for (const gone of said.rows) {
            // What was sent goes too: what is written there next is counted from one again.
            removed.set(gone.row, { ...gone, state: 'discarded' })
            lines.push({ type: 'person', row: rowNamed(gone.row), does: 'discard' })
          }
          return
        case 'started':
        case 'settled':
        case 'dying':
          return
        default:
          return assertNever(said)
      }
    },
    over(process) {
      for (const [call, its] of unanswered) {
        if (its !== process) continue
        unanswered.delete(call)
        lines.push({ type: 'info', process, call })
      }
    },
    async tellEnd(store, stored) {
      for (const [call, rowId] of rowOf) {
        const meant = meantBy.get(call)
        const end = (await endOf(store, rowId)) ?? removed.get(rowId)
        if (end === undefined || meant === undefined) continue
        const { clientId, order, state, serverId } = end
        lines.push({ type: 'end', row: rowNamed(rowId), clientId, order, meant, state, serverId })
      }
      lines.push(...stored)
    },
  }
}

async function endOf(store: Store | null, rowId: string): Promise<RemovedRow | null> {
  const row = (await store?.outbox.get(rowNamed(rowId))) ?? null
  return row === null ? null : standOf(row)
}
