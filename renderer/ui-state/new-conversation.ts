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

/** Whether it is settled whom it goes to: what is under way, or may have arrived, is nobody else's. */
export function isBound({ isLeaving, trouble }: Letter): boolean {
  return isLeaving || trouble?.outcome === 'doubt'
}

/** Whom its words were written for, by name, if that is not the contact it is opened for; null = nobody else. */
export function writtenFor({ kind, contact, name, email, text }: Letter, opened: Contact | null): string | null {
  if (opened === null || text.trim() === '') return null
  if (kind === 'someone') return name.trim() || email.trim() || null
  return contact === null || contact.id === opened.id ? null : contact.name.trim() || contact.email
}

export const EMPTY_LETTER: Letter = { kind: 'known', contact: null, name: '', email: '', inboxId: '', text: '', isLeaving: false, trouble: null }

type NewConversationState = Readonly<{
  /** Whose letter was written last; it is shown again until it left or was thrown away. */
  last: AccountId | null
  letters: Readonly<Record<AccountId, Letter>>
  /** Whose letter is on the screen now; null = none. Answers with a function that takes it away again. */
  shown: AccountId | null
  show: (accountId: AccountId) => () => void
  /** What is on its way stays as it left: nothing is written then. */
  write: (accountId: AccountId, change: Partial<Omit<Letter, 'isLeaving' | 'trouble'>>) => void
  /**
   * Takes the one right to send it, to whom it was shown to go; false while somebody has it. True at most once until it
   * failed or was ended. If it stays after all, it stays with this person.
   */
  leave: (accountId: AccountId, to: Pick<Letter, 'kind' | 'contact'>) => boolean
  /** It did not leave, or nobody knows: everything stays as it was written. */
  keep: (accountId: AccountId, trouble: LetterTrouble) => void
  /** It left, or was thrown away: nothing of it is kept. */
  end: (accountId: AccountId) => void
  /** What was thrown away is there again, unless another one was begun since: its words are for somebody else. */
  putBack: (accountId: AccountId, letter: Letter) => void
  reset: () => void
}>

export const useNewConversation = create<NewConversationState>()((set, get) => {
  const change = (accountId: AccountId, part: Partial<Letter>) =>
    set(({ letters }) => ({ letters: { ...letters, [accountId]: { ...EMPTY_LETTER, ...letters[accountId], ...part } } }))
  return {
    last: null,
    letters: {},
    shown: null,
    show: accountId => {
      set({ shown: accountId })
      return () => set(({ shown }) => ({ shown: shown === accountId ? null : shown }))
    },
    write: (accountId, part) => {
      if (get().letters[accountId]?.isLeaving === true) return
      change(accountId, part)
      set({ last: accountId })
    },
    leave: (accountId, { kind, contact }) => {
      if (get().letters[accountId]?.isLeaving === true) return false
      change(accountId, { kind, contact, isLeaving: true, trouble: null })
      return true
    },
    keep: (accountId, trouble) => change(accountId, { isLeaving: false, trouble }),
    end: accountId => set(({ letters, last }) => ({ letters: { ...letters, [accountId]: EMPTY_LETTER }, last: last === accountId ? null : last })),
    putBack: (accountId, letter) => {
      const now = get().letters[accountId]
      if (now !== undefined && (isWritten(now) || now.isLeaving)) return
      change(accountId, { ...letter, isLeaving: false })
      set({ last: accountId })
    },
    reset: () => set({ letters: {}, last: null }),
  }
})
