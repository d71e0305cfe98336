import type { AccountView } from '#app/domain/account.ts'

/** Whether no account at all is reached: then one line says so for all of them. */
export const areAllOffline = (views: readonly Pick<AccountView, 'status'>[]): boolean =>
  views.length > 0 && views.every(({ status }) => status.state === 'failed' && status.failure.kind === 'offline')
