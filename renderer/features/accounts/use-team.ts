import { create } from 'zustand'
import type { TeamAccount } from '#app/domain/team-file.ts'

type TeamState = Readonly<{
  /** What the team file named; empty = none was read. */
  accounts: readonly TeamAccount[]
  /** Somebody adds one of them and wants to come back to the others. */
  isConnecting: boolean
  take: (accounts: readonly TeamAccount[]) => void
  connect: () => void
  comeBack: () => void
}>

/** The team file that was read last, for as long as the window is open: how a team calls its accounts, and no key. */
export const useTeam = create<TeamState>()(set => ({
  accounts: [],
  isConnecting: false,
  take: accounts => set({ accounts }),
  connect: () => set({ isConnecting: true }),
  comeBack: () => set({ isConnecting: false }),
}))
