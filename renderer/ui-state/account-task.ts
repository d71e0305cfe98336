import { create } from 'zustand'
import type { AccountId } from '#app/domain/ids.ts'
import type { ProviderId } from '#app/domain/provider-id.ts'

/** What somebody is doing to an account, or to the place where keys are kept; a dialog over everything shows it, one at a time. */
export type AccountTask =
  /** Adds the account whose key main found in the environment. */
  | Readonly<{ kind: 'addOffered'; providerId: ProviderId }>
  | AccountChange
  | Readonly<{ kind: 'unlockVault' }>
  | Readonly<{ kind: 'chooseVault' }>
  | Readonly<{ kind: 'changePassphrase' }>
export type AccountChange = Readonly<{ kind: 'edit' | 'reconnect' | 'remove'; accountId: AccountId }>

type AccountTaskState = Readonly<{ task: AccountTask | null; begin: (task: AccountTask) => void; end: () => void }>

export const useAccountTask = create<AccountTaskState>()(set => ({ task: null, begin: task => set({ task }), end: () => set({ task: null }) }))
