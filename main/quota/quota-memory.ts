import type { Store } from '#main/store/store.ts'

/** Where a credential's count of the day and learned limit outlive the app. */
export type QuotaMemory = Store['quotas']
