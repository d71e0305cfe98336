import type { Me, OperatorRow } from '#app/contract/people.ts'
import type { Scope } from '#app/contract/scope.ts'
import type { Operator } from '#app/domain/operator.ts'
import { ok } from '#app/result.ts'
import type { Directory } from '#main/accounts/directory.ts'
import type { Store } from '#main/store/store.ts'
import type { Sync } from '#main/sync/sync.ts'
import { orNotFound } from './conversations.ts'
import type { Handlers } from './handlers.ts'

export type PeopleNeeds = Readonly<{ store: Pick<Store, 'people'>; sync: Pick<Sync, 'refreshPeople'>; directory: Pick<Directory, 'ids' | 'account'> }>

type PeopleCalls = 'operators.list' | 'operators.get' | 'groups.list' | 'inboxes.list' | 'people.me' | 'people.refresh'

export const peopleHandlers = ({ store, sync, directory }: PeopleNeeds) => {
  const withMe = (row: Readonly<{ operator: Operator; openConversations: number }>): OperatorRow => ({
    ...row,
    isMe: directory.account(row.operator.accountId)?.me === row.operator.id,
  })

  async function mes(scope: Scope): Promise<readonly Me[]> {
    const ids = directory.ids().filter(id => scope === null || scope.includes(id))
    return Promise.all(
      ids.map(async accountId => {
        const me = directory.account(accountId)?.me ?? null
        return { accountId, operator: me === null ? null : ((await store.people.operator(me))?.operator ?? null) }
      }),
    )
  }

  return {
    'operators.list': async ({ scope }) => ok((await store.people.operators(scope)).map(withMe)),
    'operators.get': async ({ id }) => {
      const row = await store.people.operator(id)
      return orNotFound(row === null ? null : withMe(row))
    },
    'groups.list': async ({ scope }) => ok(await store.people.groups(scope)),
    'inboxes.list': async ({ scope }) => ok(await store.people.inboxes(scope)),
    'people.me': async ({ scope }) => ok(await mes(scope)),
    'people.refresh': async ({ scope }) => ok(await sync.refreshPeople(scope)),
  } satisfies Pick<Handlers, PeopleCalls>
}
