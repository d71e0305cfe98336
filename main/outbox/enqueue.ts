import { assertNever } from '#app/assert-never.ts'
import type { ComposerMode } from '#app/domain/draft.ts'
import { accountOf, type ConversationId } from '#app/domain/ids.ts'
import type { Intent, OutboxEntry } from '#app/domain/outbox-entry.ts'
import { fail, type Result } from '#app/result.ts'
import type { Directory } from '#main/accounts/directory.ts'
import type { ChangeFeed } from '#main/change-feed.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { Log } from '#main/log/log.ts'
import type { ConversationPatch } from '#main/store/store.ts'
import { isItem, isText, type ItemIntent, type ValueIntent } from './intents.ts'
import type { Ledger, OutboxStep, OutboxStore } from './ledger.ts'
import type { Mint } from './mint.ts'

export type EnqueueNeeds = Readonly<{
  store: OutboxStore
  directory: Pick<Directory, 'account'>
  ledger: Ledger
  mint: Mint
  clock: Clock
  changes: ChangeFeed
  log: Log
  onStep(step: OutboxStep): void
  onAdded(entry: OutboxEntry): void
}>

/**
 * Takes in what a person asked for. Who speaks, to which conversation of which account, and what: all is bound here and never
 * looked up again. Answers when it is on disk; needs no network. Fails with `notFound` for an account that is not there.
 */
export type Enqueue = Readonly<{
  /** A text ends its draft, a file leaves it. */
  item(conversationId: ConversationId, intent: ItemIntent): Promise<Result<OutboxEntry>>
  value(conversationId: ConversationId, intent: ValueIntent): Promise<Result<OutboxEntry>>
  /** Shows a value in the row of the list before the service has it. */
  showWish(conversationId: ConversationId, intent: ValueIntent): Promise<void>
}>

export function createEnqueue({ store, directory, ledger, mint, clock, changes, log, onStep, onAdded }: EnqueueNeeds): Enqueue {
  async function add(conversationId: ConversationId, intent: Intent, endsDraft: ComposerMode | null): Promise<Result<OutboxEntry>> {
    const account = directory.account(accountOf(conversationId))
    if (account === null) return fail({ kind: 'notFound' })
    const clientId = mint.clientId(await marksIn(conversationId, intent))
    return store.outbox.add(
      {
        id: mint.entryId(), clientId, createdAt: clock.now(),
        accountId: account.id, operatorId: account.me, conversationId, intent,
      },
      endsDraft,
    )
  }

  /** What this conversation has seen. A value carries no mark to the service. */
  async function marksIn(conversationId: ConversationId, intent: Intent): Promise<ReadonlySet<string>> {
    if (!isItem(intent)) return new Set()
    const waiting = (await store.outbox.open()).filter(({ entry }) => entry.conversationId === conversationId)
    return new Set([...(await store.outbox.claimed(conversationId)), ...waiting.map(({ clientId }) => clientId)])
  }

  async function showWish(conversationId: ConversationId, intent: ValueIntent): Promise<void> {
    const shown = await store.conversations.patch(conversationId, patchOf(intent))
    if (!shown.ok) log.warn('a wish is queued and not shown', { conversationId, failure: shown.failure.kind })
  }

  async function value(conversationId: ConversationId, intent: ValueIntent): Promise<Result<OutboxEntry>> {
    const added = await add(conversationId, intent, null)
    if (!added.ok) return added
    await showWish(conversationId, intent)
    ledger.tell(added.value)
    onAdded(added.value)
    return added
  }

  return {
    showWish,
    value,
    async item(conversationId, intent) {
      const added = await add(conversationId, intent, isText(intent) ? intent.kind : null)
      if (!added.ok) return added
      ledger.tell(added.value)
      onStep({ before: null, after: added.value })
      changes.tell({ kind: 'drafts', conversationId })
      onAdded(added.value)
      return added
    },
  }
}

function patchOf(intent: ValueIntent): ConversationPatch {
  switch (intent.kind) {
    case 'status':
      return { status: intent.status }
    case 'assign':
      return { assigneeId: intent.operatorId, groupId: intent.groupId }
    case 'read':
      return { unreadCount: intent.read ? 0 : 1 }
    case 'segments':
      return { segments: intent.segments }
    default:
      return assertNever(intent)
  }
}
