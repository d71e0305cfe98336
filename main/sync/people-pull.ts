import type { CapabilityName } from '#app/domain/capability.ts'
import type { AccountId } from '#app/domain/ids.ts'
import { ok, type Result } from '#app/result.ts'
import type { Page, ProviderAccount } from '#main/providers/provider.ts'
import type { AccountLine } from './account-line.ts'
import type { SyncNeeds } from './sync-needs.ts'
import { allPages } from './walk-pages.ts'

/** Operators, groups and inboxes of one account, whole lists. What the account cannot list is not asked for. */
export type PeoplePull = () => Promise<Result<null>>

const MAX_PAGES = 50

type PeopleNeeds = Pick<SyncNeeds, 'store' | 'changes'> & Readonly<{ id: AccountId; line: AccountLine }>

export function createPeoplePull({ id, store, changes, line }: PeopleNeeds): PeoplePull {
  async function replace<T>(
    need: CapabilityName,
    list: (service: ProviderAccount, asking: Readonly<{ cursor: string | null; signal: AbortSignal }>) => Promise<Result<Page<T>>>,
    keep: (whole: readonly T[]) => Promise<Result<null>>,
  ): Promise<Result<null>> {
    const offered = await line.offers(need)
    if (!offered.ok) return offered
    if (!offered.value) return ok(null)
    const whole = await allPages(MAX_PAGES, cursor => line.ask('list', (service, signal) => list(service, { cursor, signal })))
    return whole.ok ? keep(whole.value) : whole
  }

  return async () => {
    // One list that fails takes nothing from the others.
    const outcomes = [
      await replace('operators', (service, asking) => service.listOperators(asking), all => store.people.replaceOperators(id, all)),
      await replace('groups', (service, asking) => service.listGroups(asking), all => store.people.replaceGroups(id, all)),
      await replace('inboxes', (service, asking) => service.listInboxes(asking), all => store.people.replaceInboxes(id, all)),
    ]
    changes.tell({ kind: 'people', accountId: id })
    return outcomes.find(outcome => !outcome.ok) ?? ok(null)
  }
}
