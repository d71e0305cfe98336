import { QueryObserver } from '@tanstack/react-query'
import i18next from 'i18next'
import type { Change } from '#app/contract/change.ts'
import type { Attachment } from '#app/domain/attachment.ts'
import type { ComposerMode } from '#app/domain/draft.ts'
import { accountOf, type ConversationId } from '#app/domain/ids.ts'
import { createDeeds } from '#renderer/features/commands/deeds.ts'
import { createDraftBook, unwritten, type DraftBook } from '#renderer/features/composer/draft-book.ts'
import { keptOf, modeOf, type Kept } from '#renderer/features/composer/kept.ts'
import { openBook } from '#renderer/features/composer/use-draft.ts'
import type { OnScreen } from '#renderer/features/composer/what-send-does.ts'
import { accounts } from '#renderer/queries/accounts.ts'
import { applyChange } from '#renderer/queries/apply-change.ts'
import { attachments } from '#renderer/queries/attachments.ts'
import { createQueryClient } from '#renderer/queries/client.ts'
import { tell } from '#renderer/queries/command.ts'
import { conversation, drafts, outbox } from '#renderer/queries/conversations.ts'
import { createRefresher } from '#renderer/queries/refresher.ts'
import { useActions } from '#renderer/ui-state/actions.ts'
import { useComposer } from '#renderer/ui-state/composer.ts'
import { useDrafts, type Page, type Texts } from '#renderer/ui-state/drafts.ts'
import { useLayers } from '#renderer/ui-state/layers.ts'
import { usePlace } from '#renderer/ui-state/place.ts'
import { resetWindow } from '#renderer/ui-state/reset.ts'
import { useUndo } from '#renderer/ui-state/undo.ts'
import type { Call, Fault } from './faults.ts'
import { createTimers, liveBy } from './timers.ts'

type Mounted = { id: ConversationId; book: DraftBook; kept: Kept; asking: Readonly<{ resolves: boolean }> | null }
/** What stands in the composer on the screen. */
type Composer = OnScreen & Readonly<{ id: ConversationId; texts: Texts; attached: readonly Attachment[]; isAsking: boolean }>
type Watched = Readonly<{ id: ConversationId; stop: () => void; isReady: () => boolean }>

/**
 * The window without its pixels: its stores, questions, books and deeds, and of its components what opens and closes them.
 * @param call takes what leaves over the bridge
 */
export function openWindow(call: Call, fault: Fault) {
  const timers = createTimers()
  liveBy(timers)
  Object.assign(globalThis, { window: { innerWidth: 1_440, inbox: { call } } })
  resetWindow()
  useLayers.getState().close()
  const client = createQueryClient()
  const refresh = createRefresher({ client, wait: timers.wait })
  const views = new QueryObserver(client, accounts())
  const unsent = new QueryObserver(client, outbox(null))
  let mounted: Mounted | null = null
  let watched: Watched | null = null
  let isDrawing = false

  const deeds = createDeeds({ client, tell, t: i18next.getFixedT('en', 'commands'), onNobody: () => {} })
  const ended = useActions.getState().handle((action, about) => {
    const id = (fault === 'a wish without a target' ? null : about) ?? usePlace.getState().conversationId
    if (id !== null && (action === 'resolve' || action === 'resolveAndNext')) deeds.resolve(id, action === 'resolveAndNext')
  })

  /** What React does when something changed: opens and closes what belongs to the place. */
  function draw(): void {
    if (isDrawing) return
    isDrawing = true
    const there = views.getCurrentResult().data?.map(({ account }) => account.id)
    const open = usePlace.getState().conversationId
    if (there !== undefined && open !== null && !there.includes(accountOf(open))) usePlace.getState().leaveGone(there)
    const { panel, conversationId } = usePlace.getState()
    const id = panel === 'inbox' || panel === 'outbox' ? conversationId : null
    if (watched?.id !== id) {
      leave()
      if (id !== null) watched = watch(id)
    }
    if (watched !== null && mounted === null && watched.isReady()) mounted = mount(watched.id)
    isDrawing = false
  }

  function watch(id: ConversationId): Watched {
    const observers = [new QueryObserver(client, { ...conversation(id) }), new QueryObserver(client, { ...drafts(id) }), new QueryObserver(client, { ...attachments(id) })] as const
    const stops = observers.map(observer => observer.subscribe(draw))
    return { id, stop: () => stops.forEach(stop => stop()), isReady: () => observers.every(observer => observer.getCurrentResult().data !== undefined) }
  }

  function mount(id: ConversationId): Mounted {
    const kept = keptOf(client.getQueryData(drafts(id).queryKey) ?? [])
    const needs = { write: (mode: ComposerMode, text: string) => void tell('drafts.write', { conversationId: id, mode, text }).catch(() => undefined), later: timers.later }
    if (fault !== 'a page for each composer') return { id, kept, asking: null, book: openBook(id, kept.texts, needs) }
    let own: Page | null = useDrafts.getState().pages[id] ?? null
    own = own === null ? null : { ...own, leaving: null }
    const keep = (page: Page): void => {
      own = page
      useDrafts.getState().keep(id, page)
    }
    return { id, kept, asking: null, book: createDraftBook({ ...needs, kept: kept.texts, read: () => own, keep }) }
  }

  function leave(): void {
    mounted?.book.flush()
    mounted = null
    watched?.stop()
    watched = null
  }

  const stops = [usePlace.subscribe(draw), views.subscribe(draw), unsent.subscribe(() => {})]

  return {
    client,
    deeds,
    draw,
    mounted: () => mounted,
    /** What the composer shows; null = there is none. */
    composer: (): Composer | null => {
      if (mounted === null) return null
      const { id, kept, asking } = mounted
      const { texts, leaving } = useDrafts.getState().pages[id] ?? unwritten(kept.texts)
      const mode = modeOf(useComposer.getState().modes[id], kept)
      const files = client.getQueryData(attachments(id).queryKey) ?? []
      const isBusy = (fault === 'a page for each composer' ? null : leaving) !== null || (useDrafts.getState().adding[id] ?? 0) > 0
      return { id, mode, text: texts[mode], files: mode === 'note' ? 0 : files.length, texts, attached: files, isBusy, hasNotes: true, maxLength: 10_000, colleagues: ['Nora Vale'], isAsking: asking !== null }
    },
    /** The head of the thread, which says whether it is resolved. */
    head: () => (watched === null ? null : (client.getQueryData(conversation(watched.id).queryKey)?.conversation ?? null)),
    unsent: () => unsent.getCurrentResult().data ?? [],
    accounts: () => (views.getCurrentResult().data ?? []).map(({ account }) => account),
    hear: (changes: readonly Change[]) => {
      for (const change of changes) applyChange(change, { client, refresh })
    },
    pass: timers.pass,
    /** Everything that a person may still be asked, or have open, is closed; what is typed goes to disk. */
    close: () => {
      leave()
      for (const stop of stops) stop()
      ended()
      useUndo.getState().forget()
      client.clear()
    },
    leave,
  }
}

export type AWindow = ReturnType<typeof openWindow>
