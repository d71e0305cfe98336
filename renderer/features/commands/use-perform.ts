import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { newestMode } from '#app/domain/draft.ts'
import { accountOf, type ConversationId } from '#app/domain/ids.ts'
import { LANES, type Lane } from '#app/domain/lane.ts'
import { useToasts } from '#renderer/design/toasts.tsx'
import { accounts } from '#renderer/queries/accounts.ts'
import { tell, useCommand } from '#renderer/queries/command.ts'
import { drafts } from '#renderer/queries/conversations.ts'
import type { Perform } from '#renderer/ui-state/actions.ts'
import { useComposer } from '#renderer/ui-state/composer.ts'
import { useFind } from '#renderer/ui-state/find.ts'
import { useJournalView } from '#renderer/ui-state/journal-view.ts'
import { useLayers } from '#renderer/ui-state/layers.ts'
import { CONTEXT_BESIDE_PX, useLayout } from '#renderer/ui-state/layout.ts'
import { LIST_BESIDE_PX } from '#renderer/ui-state/use-width.ts'
import { usePlace } from '#renderer/ui-state/place.ts'
import { openSettings } from '#renderer/ui-state/settings-section.ts'
import { useSteps } from '#renderer/ui-state/steps.ts'
import { useUndo } from '#renderer/ui-state/undo.ts'
import { capabilitySentence } from '#renderer/words/capability-sentence.ts'
import { createDeeds } from './deeds.ts'
import { focusMessage } from './focus-message.ts'

const THEME_OF = { themeLight: 'light', themeDark: 'dark', themeSystem: 'system' } as const

/** What every action does. */
export function usePerform(): Perform {
  const { t } = useTranslation('commands')
  const { t: capabilityWords } = useTranslation('capabilities')
  const client = useQueryClient()
  const place = usePlace()
  const layout = useLayout()
  const layers = useLayers()
  const composer = useComposer()
  const find = useFind(({ open }) => open)
  const openJournal = useJournalView(journal => journal.open)
  const undo = useUndo()
  const attempt = useSteps(steps => steps.attempt)
  const toasts = useToasts()
  const { data: views = [] } = useQuery(accounts())
  const setPreferences = useCommand('preferences.set')
  const deeds = useMemo(
    () => createDeeds({ client, tell, t, onNobody: () => toasts.show({ text: t('noMe'), tone: 'note' }) }),
    [client, t, toasts],
  )

  function chooseSegments(of: ConversationId): void {
    const view = views.find(({ account }) => account.id === accountOf(of))
    const lacking = view === undefined ? null : capabilitySentence(view, 'segments', capabilityWords)
    if (lacking === null) layers.open('segments')
    else toasts.show({ text: lacking, tone: 'note' })
  }

  function write(id: ConversationId, mode: 'reply' | 'note'): void {
    composer.setMode(id, mode)
    composer.requestFocus()
    // Its thread may still be loading.
    composer.await(id)
  }

  /** As its composer shows it: chosen here, or as it was left. */
  const shownMode = (id: ConversationId) => composer.modes[id] ?? newestMode(client.getQueryData(drafts(id).queryKey) ?? [])

  function switchTo(index: number): void {
    if (index === 0) return place.switchAccount(null)
    const chosen = views[index - 1]
    if (chosen !== undefined) place.switchAccount(chosen.account.id)
  }

  function turnAccount(by: number): void {
    const all = [null, ...views.map(({ account }) => account.id)]
    const at = all.indexOf(place.accountId)
    place.switchAccount(all[(at + by + all.length) % all.length] ?? null)
  }

  function turnLane(by: number): void {
    const at = LANES.indexOf(place.lane)
    place.go({ panel: 'inbox', lane: LANES[(at + by + LANES.length) % LANES.length] ?? 'waiting' })
  }

  /** One step out: of what floats, of a panel, of the thread where it hides the list. Beside its list a thread stays open. */
  function goBack(): void {
    if (window.innerWidth < CONTEXT_BESIDE_PX && layout.contextOver) return layout.set({ contextOver: false })
    if (place.panel !== 'inbox' && place.panel !== 'outbox') return place.go({ panel: 'inbox' })
    if (window.innerWidth < LIST_BESIDE_PX) place.go({ conversationId: null })
  }

  const goLane = (lane: Lane) => place.go({ panel: 'inbox', lane })

  return (action, about) => {
    // As it is when the key is pressed, not as it was when this was last drawn.
    const id = about ?? usePlace.getState().conversationId
    switch (action) {
      case 'next':
      case 'previous':
        return deeds.step(action === 'next' ? 1 : -1)
      case 'open':
        return id === null ? deeds.step(0) : composer.requestFocus()
      case 'backToList':
        return goBack()
      case 'reply':
      case 'note':
        return id === null ? undefined : write(id, action)
      case 'swapMode':
        return id === null ? undefined : write(id, shownMode(id) === 'note' ? 'reply' : 'note')
      case 'assign':
        return id === null ? undefined : layers.open('assign')
      case 'assignToMe':
        return id === null ? undefined : deeds.assignToMe(id)
      case 'resolve':
        return id === null ? undefined : deeds.resolve(id, false)
      case 'resolveAndNext':
        return id === null ? undefined : deeds.resolve(id, true)
      case 'reopen':
        return id === null ? undefined : deeds.reopen(id)
      case 'toggleResolved':
        return id === null ? undefined : deeds.toggleResolved(id)
      case 'markUnread':
        return id === null ? undefined : deeds.markUnread(id)
      case 'segments':
        return id === null ? undefined : chooseSegments(id)
      case 'undo':
        undo.run()
        return toasts.close('undo')
      case 'find':
        return id !== null && (place.panel === 'inbox' || place.panel === 'outbox') ? find(id) : layers.open('search')
      case 'palette':
      case 'keys':
      case 'newConversation':
      case 'addAccount':
      case 'search':
        return layers.open(action)
      case 'journal':
        return openJournal(place.accountId)
      case 'settings':
        return openSettings()
      case 'toggleContext':
        return layout.set(window.innerWidth < CONTEXT_BESIDE_PX ? { contextOver: !layout.contextOver } : { contextShown: !layout.contextShown })
      case 'toggleLanes':
        return layout.set({ lanesShown: !layout.lanesShown })
      case 'themeLight':
      case 'themeDark':
      case 'themeSystem':
        return void attempt(() => setPreferences.mutateAsync({ change: { theme: THEME_OF[action] } }))
      case 'nextAccount':
      case 'previousAccount':
        return turnAccount(action === 'nextAccount' ? 1 : -1)
      case 'nextLane':
      case 'previousLane':
        return turnLane(action === 'nextLane' ? 1 : -1)
      case 'olderMessage':
      case 'newerMessage':
        return focusMessage(action === 'olderMessage' ? -1 : 1)
      case 'goWaiting':
        return goLane('waiting')
      case 'goMine':
        return goLane('mine')
      case 'goUnassigned':
        return goLane('unassigned')
      case 'goResolved':
        return goLane('resolved')
      case 'goAll':
        return goLane('all')
      case 'goOutbox':
        return place.go({ panel: 'outbox' })
      case 'goContacts':
        return place.go({ panel: 'contacts' })
      case 'goCampaigns':
        return place.go({ panel: 'campaigns' })
      case 'goPeople':
        return place.go({ panel: 'people' })
      default:
        return switchTo(Number(action.slice('account'.length)))
    }
  }
}
