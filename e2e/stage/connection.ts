import type { NewAccount } from '#app/contract/accounts.ts'

/** What a person would paste for an account, and how they would name it. */
export type Connection = Readonly<{ providerId: string; fields: Readonly<Record<string, string>>; account: NewAccount }>
