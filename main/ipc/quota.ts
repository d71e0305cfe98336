import { ok } from '#app/result.ts'
import type { Directory } from '#main/accounts/directory.ts'
import type { Quotas } from '#main/quota/quotas.ts'
import type { Handlers } from './handlers.ts'

export type QuotaNeeds = Readonly<{ quotas: Pick<Quotas, 'meters'>; directory: Pick<Directory, 'ids'> }>

export const quotaHandlers = ({ quotas, directory }: QuotaNeeds) =>
  ({
    'quota.meters': async ({ scope }) => ok(quotas.meters(directory.ids().filter(id => scope === null || scope.includes(id)))),
  }) satisfies Pick<Handlers, 'quota.meters'>
