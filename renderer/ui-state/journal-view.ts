import { create } from 'zustand'
import type { AccountId } from '#app/domain/ids.ts'

/** Whether "What happened" is open, and of which account it tells; null = of all. */
type JournalView = Readonly<{
  isOpen: boolean
  accountId: AccountId | null
  open: (accountId: AccountId | null) => void
  choose: (accountId: AccountId | null) => void
  close: () => void
}>

export const useJournalView = create<JournalView>()(set => ({
  isOpen: false,
  accountId: null,
  open: accountId => set({ isOpen: true, accountId }),
  choose: accountId => set({ accountId }),
  close: () => set({ isOpen: false }),
}))
