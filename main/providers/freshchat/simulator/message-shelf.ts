import type { MessageRecord } from './records.ts'

/** Messages by conversation, each conversation oldest first; equal times keep the order in which they came. */
export function createMessageShelf() {
  const byConversation = new Map<string, MessageRecord[]>()
  let count = 0
  // Only a fault stores a message late. While none does, reading is a plain slice instead of a filter.
  let newestVisibleAt = Number.NEGATIVE_INFINITY

  return {
    get count() {
      return count
    },
    add: (message: MessageRecord) => {
      const shelf = byConversation.get(message.conversationId)
      if (shelf === undefined) byConversation.set(message.conversationId, [message])
      else insertByTime(shelf, message)
      newestVisibleAt = Math.max(newestVisibleAt, message.visibleAt)
      count += 1
    },
    /** What somebody who reads at `nowMs` can see, oldest first. */
    visibleAt: (conversationId: string, nowMs: number): readonly MessageRecord[] => {
      const shelf = byConversation.get(conversationId) ?? []
      return newestVisibleAt <= nowMs ? shelf : shelf.filter(message => message.visibleAt <= nowMs)
    },
    all: (conversationId: string): readonly MessageRecord[] => byConversation.get(conversationId) ?? [],
  }
}

function insertByTime(shelf: MessageRecord[], message: MessageRecord) {
  let place = shelf.length
  while (place > 0 && (shelf[place - 1]?.createdAt ?? 0) > message.createdAt) place -= 1
  if (place === shelf.length) shelf.push(message)
  else shelf.splice(place, 0, message)
}
