import { create } from 'zustand'
import { addStep, EMPTY, type AddAction, type AddState } from './add-state.ts'

/** The account that is being added. It lives as long as the window, in memory only: closing the dialog loses nothing that was typed. */
export const useAddAccount = create<Readonly<{ state: AddState; tell: (action: AddAction) => void }>>()(set => ({
  state: EMPTY,
  tell: action => set(({ state }) => ({ state: addStep(state, action) })),
}))
