import { create } from 'zustand'
import type { ConversationId } from '#app/domain/ids.ts'

/** Everything that a key, the palette, the menu or a button can ask for. What each does is in features/commands. */
export const ACTIONS = [
  'next', 'previous', 'open', 'backToList', 'reply', 'note', 'swapMode',
  'assign', 'assignToMe', 'resolve', 'resolveAndNext', 'reopen', 'toggleResolved', 'markUnread', 'segments', 'undo',
  'palette', 'keys', 'search', 'find', 'newConversation', 'addAccount', 'journal', 'settings', 'toggleContext', 'toggleLanes',
  'nextAccount', 'previousAccount', 'nextLane', 'previousLane', 'olderMessage', 'newerMessage',
  'themeLight', 'themeDark', 'themeSystem',
  'goWaiting', 'goMine', 'goUnassigned', 'goOutbox', 'goResolved', 'goAll', 'goContacts', 'goCampaigns', 'goPeople',
  'account0', 'account1', 'account2', 'account3', 'account4', 'account5', 'account6', 'account7', 'account8', 'account9',
] as const
export type Action = (typeof ACTIONS)[number]

/** `about`: the conversation it was asked for, where the answer to something else came between; otherwise the one that is open. */
export type Perform = (action: Action, about?: ConversationId) => void

type ActionState = Readonly<{
  perform: Perform
  /** Set once by whoever knows how; answers with a function that ends it. */
  handle: (perform: Perform) => () => void
}>

const nobody = (): void => {}

/** One way for all: a button does what its key does. */
export const useActions = create<ActionState>()(set => ({
  perform: nobody,
  handle: perform => {
    set({ perform })
    return () => set({ perform: nobody })
  },
}))
