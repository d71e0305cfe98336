import { accountOf } from '#app/domain/ids.ts'
import { fail, ok } from '#app/result.ts'
import type { Directory } from '#main/accounts/directory.ts'
import type { ChangeFeed } from '#main/change-feed.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { Store } from '#main/store/store.ts'
import type { Handlers } from './handlers.ts'

export type DraftNeeds = Readonly<{ store: Pick<Store, 'drafts'>; directory: Pick<Directory, 'account'>; clock: Clock; changes: ChangeFeed }>

export const draftHandlers = ({ store, directory, clock, changes }: DraftNeeds) =>
  ({
    'drafts.get': async ({ conversationId }) => ok(await store.drafts.of(conversationId)),
    'drafts.write': async ({ conversationId, mode, text }) => {
      // Nothing would ever forget it.
      if (text !== '' && directory.account(accountOf(conversationId)) === null) return fail({ kind: 'notFound' })
      const written =
        text === ''
          ? await store.drafts.remove(conversationId, mode)
          : await store.drafts.write({ conversationId, mode, text, updatedAt: clock.now() })
      if (written.ok) changes.tell({ kind: 'drafts', conversationId })
      return written
    },
  }) satisfies Pick<Handlers, 'drafts.get' | 'drafts.write'>
