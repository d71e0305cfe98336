/**
 * What public sources leave open, as switches. The defaults are the strict reading; a client has to work on both sides of
 * each. Change them while it runs.
 */
export type Behaviour = {
  /** A page past the end: an error, or an empty list. */
  pastTheEnd: 'wrong-page' | 'empty'
  /** Whether a new message moves the `updated_time` of its user. */
  messageMovesUser: boolean
  /** Whether users sort by what they are asked to sort by. Only some fields are documented, and not what becomes of others. */
  userSort: 'honoured' | 'ignored' | 'refused'
  /** Which side of `from_time` a message listing shows. */
  fromTimeIs: 'newest-shown' | 'oldest-shown'
  /** A link between two pages of messages repeats the last row of the page before. */
  pagesOverlap: boolean
  /** Conversations without user and times, as in 2021. */
  oldConversations: boolean
  /** `reopened` is stored as sent, or as `new`. */
  reopenedIsStoredAs: 'reopened' | 'new'
  /** A text part in an e-mail conversation is answered with 400; was it delivered all the same? */
  textInEmailConversation: 'delivered-but-400' | 'refused'
  /** What `GET /conversations`, which does not exist, is answered with. */
  conversationListing: 404 | 405
  /** `/api/v2/…` means `/v2/…`. */
  hasApiAlias: boolean
  /** The host is a portal: every path is a web page with status 200. */
  isPortal: boolean
}

export function createBehaviour(): Behaviour {
  return {
    pastTheEnd: 'wrong-page',
    messageMovesUser: true,
    userSort: 'honoured',
    fromTimeIs: 'newest-shown',
    pagesOverlap: false,
    oldConversations: false,
    reopenedIsStoredAs: 'reopened',
    textInEmailConversation: 'delivered-but-400',
    conversationListing: 404,
    hasApiAlias: false,
    isPortal: false,
  }
}
