import type { QueryClient } from '@tanstack/react-query'
import type { Change } from '#app/contract/change.ts'
import { assertNever } from '#app/assert-never.ts'
import { keys } from './keys.ts'
import type { Refresh } from './refresher.ts'

export type ApplyNeeds = Readonly<{ client: QueryClient; refresh: Refresh }>

/** What moves when conversations do, besides each of them. */
const ABOUT_MANY = ['list', 'place', 'counts', 'search', 'segments'] as const

/** Which queries a change makes stale: what is on screen is asked again at once, the rest when it is shown. */
export function applyChange(change: Change, { client, refresh }: ApplyNeeds): void {
  switch (change.kind) {
    case 'accounts':
      return refresh(keys.accounts)
    case 'conversations':
      // Each account says how many of its conversations are unread.
      refresh(keys.accounts)
      for (const part of ABOUT_MANY) refresh(keys.conversations, part)
      // Without ids it is about all of them.
      if (change.ids.length === 0) return refresh(keys.conversations, 'one')
      return change.ids.forEach(refreshOne)
    case 'thread':
      return refresh(keys.thread, change.conversationId)
    case 'outbox':
      refresh(keys.outbox)
      refresh(keys.thread)
      return refresh(keys.conversations, 'counts')
    case 'drafts':
      refresh(keys.attachments, change.conversationId)
      // A draft is a mark on its row, and moves no row.
      refresh(keys.conversations, 'list')
      return refreshOne(change.conversationId)
    case 'upload':
      return refresh(keys.uploads, change.id)
    case 'contacts':
      return refresh(keys.contacts)
    case 'campaigns':
      return refresh(keys.campaigns)
    case 'people':
      return refresh(keys.people)
    case 'quota':
      return refresh(keys.quota)
    case 'journal':
      return refresh(keys.journal)
    case 'vault':
      refresh(keys.vault)
      return refresh(keys.accounts)
    case 'preferences':
      return refresh(keys.preferences)
    case 'app':
      return refresh(keys.app, 'info')
    case 'demo':
      return refresh(keys.app, 'breaks')
    case 'everything':
      return void client.resetQueries()
    case 'typing':
    case 'menu':
      return
    default:
      assertNever(change)
  }

  /** A reading of thousands names thousands; only those that somebody looked at have a query. */
  function refreshOne(id: string): void {
    if (client.getQueryState([keys.conversations, 'one', id]) !== undefined) refresh(keys.conversations, 'one', id)
  }
}
