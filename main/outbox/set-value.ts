import { assertNever } from '#app/assert-never.ts'
import { can } from '#app/domain/capability.ts'
import type { OutboxEntry } from '#app/domain/outbox-entry.ts'
import { ok, type Result } from '#app/result.ts'
import type { ProviderAccount, Sending } from '#main/providers/provider.ts'
import type { OutboxRow, Store } from '#main/store/store.ts'
import type { Attempt } from './attempt.ts'
import { isItem, type ValueIntent } from './intents.ts'
import { speakerOf } from './speaker.ts'

export type SetValueNeeds = Readonly<{
  attempt: Attempt
  /** Aborts what is on its way. */
  cut: AbortSignal
  store: Readonly<{ people: Pick<Store['people'], 'operator'> }>
}>

/** One attempt to set a status, an assignee, a read mark or segments. Whatever comes of it is committed to the row. */
export type SetValue = (row: OutboxRow, line: ProviderAccount) => Promise<void>

export function createSetValue({ attempt: { commit, ask, hold, itWorks }, cut, store }: SetValueNeeds): SetValue {
  return async ({ entry: { id } }, line) => {
    const claimed = await commit(id, { type: 'claimed' })
    if (claimed.type !== 'moved') return
    const { entry } = claimed.row
    const { intent } = entry
    if (isItem(intent)) return
    const operator = intent.kind === 'status' ? await speakerOf(entry.operatorId, store.people) : null
    const set = await ask(entry.accountId, () => setAt(line, entry, { intent, operator, cut }))
    if (set.ok) {
      itWorks(entry)
      await commit(id, { type: 'valueSet' })
    } else {
      await commit(id, { type: 'valueNotSet', failure: set.failure, retryAt: hold(entry, set.failure) })
    }
  }
}

type Setting = Readonly<{ intent: ValueIntent; operator: Sending['operator']; cut: AbortSignal }>

function setAt(line: ProviderAccount, { conversationId: id }: OutboxEntry, { intent, operator, cut }: Setting): Promise<Result<null>> {
  switch (intent.kind) {
    case 'status':
      return line.setStatus({ id, status: intent.status, operator, signal: cut })
    case 'assign':
      return line.assign({ id, operatorId: intent.operatorId, groupId: intent.groupId, signal: cut })
    case 'read':
      // Where the service keeps no such mark, ours is the only one, and it is set already.
      return can(line.capabilities(), 'teamUnread') ? line.markRead({ id, read: intent.read, signal: cut }) : Promise.resolve(ok(null))
    case 'segments':
      return line.setSegments({ id, segments: intent.segments, signal: cut })
    default:
      return assertNever(intent)
  }
}
