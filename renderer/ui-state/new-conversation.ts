import { create } from 'zustand'
import type { Beginning } from '#app/contract/conversations.ts'
import type { Contact } from '#app/domain/contact.ts'
import type { AccountId, InboxId } from '#app/domain/ids.ts'

type Doubt = Extract<Beginning, Readonly<{ outcome: 'doubt' }>>
/** Why it stands here still; in doubt, the service may have it none the less. */
export type LetterTrouble = Doubt | Readonly<{ outcome: 'failed'; failure: Doubt['failure'] }>

/** The form of one account as somebody left it; it outlives the layer that shows it. */
export type Letter = Readonly<{
  kind: 'known' | 'someone'
  contact: Contact | null
  name: string
  email: string
  /** '' = the usual one. */
  inboxId: InboxId | ''
  text: string
  /** It is on its way: whoever asks for the same again asks for a second conversation. */
  isLeaving: boolean
  trouble: LetterTrouble | null
}>

/** Whether anything of it would be missed. */
export function isWritten({ contact, name, email, text, trouble }: Letter): boolean {
  return contact !== null || trouble !== null || [name, email, text].some(one => one.trim() !== '')
}

export const EMPTY_LETTER: Letter = { kind: 'known', contact: null, name: '', email: '', inboxId: '', text: '', isLeaving: false, trouble: null }

type NewConversationState = Readonly<{
  /** Whose letter was written last; it is shown again until it left or was thrown away. */
  last: AccountId | null
  letters: Readonly<Record<AccountId, Letter>>
  write: (accountId: AccountId, change: Partial<Omit<Letter, 'isLeaving' | 'trouble'>>) => void
  /** Takes the one right to send it; false while somebody has it. True at most once until it failed or was ended. */
  leave: (accountId: AccountId) => boolean
  /** It did not leave, or nobody knows: everything stays as it was written. */
  keep: (accountId: AccountId, trouble: LetterTrouble) => void
  /** It left, or was thrown away: nothing of it is kept. */
  end: (accountId: AccountId) => void
  reset: () => void
}>

export const useNewConversation = create<NewConversationState>()((set, get) => {
  const change = (accountId: AccountId, part: Partial<Letter>) =>
    set(({ letters }) => ({ letters: { ...letters, [accountId]: { ...EMPTY_LETTER, ...letters[accountId], ...part } } }))
  return {
    last: null,
    letters: {},
    write: (accountId, part) => {
      change(accountId, part)
      set({ last: accountId })
    },
    leave: accountId => {
      if (get().letters[accountId]?.isLeaving === true) return false
      change(accountId, { isLeaving: true, trouble: null })
      return true
    },
    keep: (accountId, trouble) => change(accountId, { isLeaving: false, trouble }),
    end: accountId => set(({ letters, last }) => ({ letters: { ...letters, [accountId]: EMPTY_LETTER }, last: last === accountId ? null : last })),
    reset: () => set({ letters: {}, last: null }),
  }
})
