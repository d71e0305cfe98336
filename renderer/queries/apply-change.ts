import type { QueryClient } from '@tanstack/react-query'
import type { Change } from '#app/contract/change.ts'
import { assertNever } from '#app/assert-never.ts'
import { keys } from './keys.ts'

/** Which queries a change makes stale: what is on screen is asked again at once, the rest when it is shown. */
export function applyChange(client: QueryClient, change: Change): void {
  const stale = (...queryKey: string[]) => void client.invalidateQueries({ queryKey })
  switch (change.kind) {
    case 'accounts':
      return stale(keys.accounts)
    case 'conversations':
      // Each account says how many of its conversations are unread.
      stale(keys.accounts)
      return stale(keys.conversations)
    case 'thread':
      return stale(keys.thread, change.conversationId)
    case 'outbox':
      stale(keys.outbox)
      stale(keys.thread)
      return stale(keys.conversations)
    case 'drafts':
      return stale(keys.conversations)
    case 'contacts':
      return stale(keys.contacts)
    case 'campaigns':
      return stale(keys.campaigns)
    case 'people':
      return stale(keys.people)
    case 'vault':
      stale(keys.vault)
      return stale(keys.accounts)
    case 'preferences':
      return stale(keys.preferences)
    case 'everything':
      return void client.resetQueries()
    case 'typing':
    case 'menu':
      return
    default:
      assertNever(change)
  }
}
