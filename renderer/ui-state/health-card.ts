import { create } from 'zustand'
import type { AccountId } from '#app/domain/ids.ts'

/** Whose health card is open, and what it stands beside: the one element that opened it, and that gets the focus back. */
export type HealthCard = Readonly<{ accountId: AccountId; beside: HTMLElement; side: 'right' | 'bottom' }>

type HealthCardState = Readonly<{ card: HealthCard | null; toggle: (card: HealthCard) => void; close: () => void }>

export const useHealthCard = create<HealthCardState>()(set => ({
  card: null,
  toggle: card => set(({ card: before }) => ({ card: before?.accountId === card.accountId && before.beside === card.beside ? null : card })),
  close: () => set({ card: null }),
}))
