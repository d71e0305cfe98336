import type { AccountOutcome, Scope } from '#app/contract/scope.ts'
import type { Campaign } from '#app/domain/campaign.ts'
import type { Comparison } from '#app/domain/comparison.ts'
import type { Contact } from '#app/domain/contact.ts'
import type { ConversationRecord } from '#app/domain/conversation.ts'
import { accountOf, type AccountId, type CampaignId, type ContactId, type ConversationId } from '#app/domain/ids.ts'
import { fail, ok, type Result } from '#app/result.ts'
import { createTurns } from '#main/turns.ts'
import { createAccountPull, type AccountPull, type Acting } from './account-pull.ts'
import { newestFirst } from './search-pull.ts'
import type { SyncNeeds } from './sync-needs.ts'

/** Brings what the services know into the store and keeps it there. The store is where everybody else reads it. */
export type Sync = Readonly<{
  /** Begins with every account of the directory. */
  start(): Promise<void>
  addAccount(id: AccountId): void
  /** Answers when nothing of it can write into the store any more. */
  removeAccount(id: AccountId): Promise<void>
  /** Begins anew with the account's line as it is now: after a new credential, an unlocked vault, or "Try again". */
  retry(id: AccountId): void
  /** Asks the account's service now how it is: somebody else could not talk to it. */
  checkAccount(id: AccountId): void
  /** Compares everything at once: after the machine slept, say. */
  checkNow(): void
  /** How the last comparison of each of these accounts came out, as far as one has ended since the start. */
  comparisons(scope: Scope): readonly Comparison[]
  /** Nobody looks: what only serves the eye is asked for less often. */
  setVisible(isVisible: boolean): void

  /**
   * Fills a thread at once and keeps it fresh until another is opened; null = none is open. Answers when it was compared with
   * the service; `ok` too when another was opened meanwhile.
   */
  watchThread(id: ConversationId | null): Promise<Result<null>>
  loadOlder(id: ConversationId): Promise<Result<Readonly<{ added: number }>>>
  /** Asks for a conversation and its newest stretch, whatever the hour. */
  refreshConversation(id: ConversationId): Promise<Result<null>>
  /** Nothing where the service has no such thing. */
  setTyping(id: ConversationId, isTyping: boolean): Promise<Result<null>>

  /**
   * Has the services look for words and stores what they find, newest first; one without a search is not asked. A search that
   * is still under way ends as `cancelled`; without words that is all that happens.
   */
  searchServices(asking: Readonly<{ text: string; scope: Scope }>): Promise<Readonly<{ ids: readonly ConversationId[]; outcomes: readonly AccountOutcome[] }>>

  loadContacts(asking: Readonly<{ scope: Scope; search: string; fromStart: boolean }>): Promise<readonly AccountOutcome[]>
  findContacts(asking: Readonly<{ scope: Scope; key: string }>): Promise<Readonly<{ contacts: readonly Contact[]; outcomes: readonly AccountOutcome[] }>>
  refreshContact(id: ContactId): Promise<Result<Contact>>
  loadContactConversations(id: ContactId): Promise<Result<Readonly<{ accountId: AccountId; found: number }>>>
  refreshCampaigns(scope: Scope): Promise<readonly AccountOutcome[]>
  loadCampaign(id: CampaignId): Promise<Result<Campaign>>
  setCampaignRunning(id: CampaignId, isRunning: boolean): Promise<Result<Campaign>>
  refreshPeople(scope: Scope): Promise<readonly AccountOutcome[]>
  close(): Promise<void>
}>

export function createSync(needs: SyncNeeds): Sync {
  const { directory, changes } = needs
  const pulls = new Map<AccountId, AccountPull>()
  const comparisons = new Map<AccountId, Comparison>()
  const inTurn = createTurns<AccountId>()
  let isRunning = false
  let isVisible = true
  let openId: ConversationId | null = null
  let searching = new AbortController()

  function open(id: AccountId): void {
    if (!isRunning) return
    const { lastGoodAt } = directory.status(id)
    const pull = createAccountPull({ ...needs, id, isVisible, lastGoodAt, onCompared })
    pulls.set(id, pull)
    if (openId !== null && accountOf(openId) === id) void pull.openThread(openId)
  }

  function onCompared(comparison: Comparison): void {
    comparisons.set(comparison.accountId, comparison)
    changes.tell({ kind: 'accounts' })
    needs.onCompared(comparison)
  }

  function addAccount(id: AccountId): void {
    void inTurn(id, async () => {
      if (!pulls.has(id)) open(id)
    })
  }

  const removeAccount = (id: AccountId): Promise<void> =>
    inTurn(id, async () => {
      await pulls.get(id)?.close()
      pulls.delete(id)
      comparisons.delete(id)
    })

  async function at<T>(id: AccountId, work: (acting: Acting) => Promise<Result<T>>): Promise<Result<T>> {
    return (await pulls.get(id)?.act(work)) ?? fail({ kind: 'notFound' })
  }

  /** Every account by itself: one that fails takes nothing from the others. `work` answers whether there are further pages. */
  function inEach(scope: Scope, work: (acting: Acting, id: AccountId) => Promise<Result<boolean>>): Promise<readonly AccountOutcome[]> {
    const ids = directory.ids().filter(id => scope === null || scope.includes(id))
    return Promise.all(
      ids.map(async accountId => {
        const outcome = await at(accountId, acting => work(acting, accountId))
        return { accountId, failure: outcome.ok ? null : outcome.failure, hasMore: outcome.ok && outcome.value }
      }),
    )
  }

  return {
    async start() {
      isRunning = true
      for (const id of directory.ids()) addAccount(id)
    },
    addAccount,
    removeAccount,
    retry(id) {
      void inTurn(id, async () => {
        await pulls.get(id)?.close()
        open(id)
      })
    },
    checkAccount: id => pulls.get(id)?.checkList(),
    checkNow() {
      for (const pull of pulls.values()) pull.checkNow()
    },
    comparisons: scope => directory.ids().flatMap(id => (scope === null || scope.includes(id) ? (comparisons.get(id) ?? []) : [])),
    setVisible(now) {
      isVisible = now
      for (const pull of pulls.values()) pull.setVisible(now)
    },

    async watchThread(id) {
      const before = openId === null ? undefined : pulls.get(accountOf(openId))
      openId = id
      const next = id === null ? undefined : pulls.get(accountOf(id))
      if (before !== undefined && before !== next) await before.openThread(null)
      if (id === null) return ok(null)
      return next === undefined ? fail({ kind: 'notFound' }) : next.openThread(id)
    },
    async loadOlder(id) {
      const added = await at(accountOf(id), ({ threads }) => threads.loadOlder(id))
      return added.ok ? ok({ added: added.value }) : added
    },
    refreshConversation: async id => (await pulls.get(accountOf(id))?.refresh(id)) ?? fail({ kind: 'notFound' }),
    setTyping: (conversationId, isTyping) =>
      at(accountOf(conversationId), async ({ line }) => {
        const offered = await line.offers('typing')
        if (!offered.ok) return offered
        return offered.value ? line.ask('list', (service, signal) => service.setTyping({ conversationId, isTyping, signal })) : ok(null)
      }),

    async searchServices({ text, scope }) {
      searching.abort()
      searching = new AbortController()
      const { signal } = searching
      if (text === '') return { ids: [], outcomes: [] }
      const found: ConversationRecord[] = []
      const outcomes = await inEach(scope, ({ search }) => search({ text, signal, onFound: records => void found.push(...records) }))
      return { ids: newestFirst(found), outcomes }
    },

    loadContacts: ({ scope, search, fromStart }) => inEach(scope, ({ contacts }) => contacts.loadMore({ search, fromStart })),
    async findContacts({ scope, key }) {
      const found: Contact[] = []
      const outcomes = await inEach(scope, async ({ contacts }) => {
        const contact = await contacts.find(key)
        if (contact.ok && contact.value !== null) found.push(contact.value)
        return contact.ok ? ok(false) : contact
      })
      return { contacts: found, outcomes }
    },
    refreshContact: id => at(accountOf(id), ({ contacts }) => contacts.refresh(id)),
    async loadContactConversations(id) {
      const accountId = accountOf(id)
      const found = await at(accountId, ({ contacts }) => contacts.loadConversations(id))
      return found.ok ? ok({ accountId, found: found.value }) : found
    },
    refreshCampaigns: scope => inEach(scope, ({ campaigns }) => campaigns.refresh()),
    loadCampaign: id => at(accountOf(id), ({ campaigns }) => campaigns.load(id, 'openThread')),
    setCampaignRunning: (id, isRunning) => at(accountOf(id), ({ campaigns }) => campaigns.setRunning(id, isRunning)),
    refreshPeople: scope =>
      inEach(scope, async ({ people }) => {
        const refreshed = await people()
        return refreshed.ok ? ok(false) : refreshed
      }),
    async close() {
      isRunning = false
      await Promise.all([...pulls.keys()].map(removeAccount))
    },
  }
}
