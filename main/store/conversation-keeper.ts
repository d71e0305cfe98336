import { isDeepStrictEqual } from 'node:util'
import { patched, settle, toldBy } from './conversation-state.ts'
import type { Held } from './held-fields.ts'
import type { RowReader } from './rows.ts'
import { putSearchText } from './search-index.ts'
import type { Sql } from './sql.ts'
import type { ConversationPatch } from './store.ts'
import { readStored, writeStored, type StoredConversation } from './stored-conversation.ts'
import { readThreadFacts } from './thread-facts.ts'

import type { ConversationRecord } from '#app/domain/conversation.ts'
import type { EpochMs } from '#app/domain/time.ts'

/**
 * The only writer of `conversations`: reads a row, changes it, settles it with its thread, writes it. To be called within a
 * transaction. Each answers whether what people see of the conversation became different.
 */
export type ConversationKeeper = Readonly<{
  tell(key: number, told: Readonly<{ record: ConversationRecord; held: Held; seenAt: EpochMs }>): boolean
  /** Null: we do not have this conversation. */
  patch(key: number, change: ConversationPatch): boolean | null
  /** After its thread changed. `previewIsGone`: what the list showed is no longer what was said. */
  follow(key: number, how: Readonly<{ seenAt?: EpochMs; previewIsGone?: boolean }>): boolean
}>

export function createConversationKeeper({ cache, rows }: Readonly<{ cache: Sql; rows: RowReader }>): ConversationKeeper {
  const keep = (key: number, before: StoredConversation | null, changed: StoredConversation): boolean => {
    const after = settle(changed, readThreadFacts({ cache, rows }, key, changed.readKey))
    if (isDeepStrictEqual(before, after)) return false
    writeStored(cache, key, after)
    for (const [table, textOf] of SEARCHED) {
      const text = textOf(after)
      if (before !== null && text === textOf(before)) continue
      putSearchText(cache, table, { key, account: after.conversation.accountId, text })
    }
    return !isDeepStrictEqual(before?.conversation, after.conversation)
  }

  return {
    tell(key, { record, held, seenAt }) {
      const before = readStored({ cache, rows }, key)
      return keep(key, before, toldBy({ before, record, held, seenAt }))
    },

    patch(key, change) {
      const before = readStored({ cache, rows }, key)
      if (before === null) return null
      const newestKey = cache.number('SELECT max(key) FROM items WHERE thread = @key', { key }) ?? 0
      return keep(key, before, patched(before, change, newestKey))
    },

    follow(key, { seenAt, previewIsGone = false }) {
      const before = readStored({ cache, rows }, key)
      if (before === null) return false
      const { preview } = readThreadFacts({ cache, rows }, key, before.readKey)
      const conversation = previewIsGone ? { ...before.conversation, preview } : before.conversation
      return keep(key, before, { ...before, conversation, checkedAt: seenAt ?? before.checkedAt })
    },
  }
}

const SEARCHED = [['search_conversations', contactTextOf], ['search_previews', previewTextOf]] as const

function contactTextOf({ conversation }: StoredConversation): string {
  return [conversation.contactName, conversation.contactEmail, conversation.subject].filter(text => text !== null).join('\n')
}

/** Events are not searched in a thread either. */
function previewTextOf({ conversation: { preview } }: StoredConversation): string {
  return preview === null || preview.speaker === 'event' ? '' : preview.text
}
