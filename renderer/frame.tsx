import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversationId } from '#app/domain/ids.ts'
import { GuardedPanel } from '#renderer/features/boundaries/guarded-panel.tsx'
import { CampaignsPanel } from '#renderer/features/campaigns/campaigns-panel.tsx'
import { Composer } from '#renderer/features/composer/composer.tsx'
import { ContactsPanel } from '#renderer/features/contacts/contacts-panel.tsx'
import { ContextPanel } from '#renderer/features/context/context-panel.tsx'
import { ConversationList } from '#renderer/features/conversation-list/conversation-list.tsx'
import { HealthButton } from '#renderer/features/health/health-button.tsx'
import { Lanes } from '#renderer/features/lanes/lanes.tsx'
import { OutboxLane } from '#renderer/features/outbox/outbox-lane.tsx'
import { PeoplePanel } from '#renderer/features/people/people-panel.tsx'
import { Rail } from '#renderer/features/rail/rail.tsx'
import { SettingsPanel } from '#renderer/features/settings/settings-panel.tsx'
import { NoThread, Thread } from '#renderer/features/thread/thread.tsx'
import { SplitPane } from '#renderer/design/split-pane.tsx'
import { CONTEXT_BESIDE_PX, useLayout } from '#renderer/ui-state/layout.ts'
import { usePlace, type Panel } from '#renderer/ui-state/place.ts'
import { LIST_BESIDE_PX, useWidth } from '#renderer/ui-state/use-width.ts'
import css from './frame.module.css'

/** Rail, lanes, and the panel that the person is in. */
export function Frame() {
  const { t } = useTranslation('frame')
  const panel = usePlace(place => place.panel)
  const layout = useLayout()
  return (
    <div className={css.frame}>
      <Rail />
      <SplitPane
        label={t('lanesWidth')}
        size={layout.lanesWidth}
        min={180}
        max={240}
        collapsed={!layout.lanesShown}
        onResize={lanesWidth => layout.set({ lanesWidth })}
        first={<Lanes health={<HealthButton />} />}
        second={
          <Landing key={panel}>
            <GuardedPanel>{panelOf(panel)}</GuardedPanel>
          </Landing>
        }
      />
    </div>
  )
}

/** Where the focus lands when what had it has gone with the panel it was in: from here Tab goes on, and a list that is drawn later takes it. */
function Landing({ children }: Readonly<{ children: ReactNode }>) {
  const landing = useRef<HTMLElement>(null)
  useEffect(() => {
    if (document.activeElement === document.body) landing.current?.focus({ preventScroll: true })
  }, [])
  return (
    <main ref={landing} className={css.main} tabIndex={-1}>
      {children}
    </main>
  )
}

function panelOf(panel: Panel) {
  switch (panel) {
    case 'inbox':
      return <Inbox list={<GuardedPanel><ConversationList /></GuardedPanel>} />
    case 'outbox':
      return <Inbox list={<GuardedPanel><OutboxLane /></GuardedPanel>} />
    case 'contacts':
      return <ContactsPanel />
    case 'campaigns':
      return <CampaignsPanel />
    case 'people':
      return <PeoplePanel />
    case 'settings':
      return <SettingsPanel />
  }
}

function Inbox({ list }: Readonly<{ list: ReactNode }>) {
  const { t } = useTranslation('frame')
  const width = useWidth()
  const layout = useLayout()
  const conversationId = usePlace(place => place.conversationId)
  const conversation =
    conversationId === null ? (
      <NoThread />
    ) : (
      <GuardedPanel key={conversationId}>
        <Conversation id={conversationId} />
      </GuardedPanel>
    )
  const isBeside = width >= LIST_BESIDE_PX
  if (!isBeside && conversationId === null) return list
  // One tree at every width: a composer that is put elsewhere loses the focus, and the next letter is taken for a command.
  return (
    <SplitPane
      label={t('listWidth')}
      size={layout.listWidth}
      min={320}
      max={400}
      collapsed={!isBeside}
      onResize={listWidth => layout.set({ listWidth })}
      first={isBeside && list}
      second={conversation}
    />
  )
}

function Conversation({ id }: Readonly<{ id: ConversationId }>) {
  const { t } = useTranslation('frame')
  const width = useWidth()
  const layout = useLayout()
  const isBeside = width >= CONTEXT_BESIDE_PX
  const context = <ContextPanel id={id} />
  return (
    <div className={css.stack}>
      <SplitPane
        label={t('contextWidth')}
        sized="second"
        size={layout.contextWidth}
        min={280}
        max={340}
        collapsed={!isBeside || !layout.contextShown}
        onResize={contextWidth => layout.set({ contextWidth })}
        first={
          <section className={css.conversation} data-takes-files>
            <Thread id={id} />
            <Composer id={id} />
          </section>
        }
        second={isBeside && layout.contextShown && context}
      />
      {!isBeside && layout.contextOver && <div className={css.over}>{context}</div>}
    </div>
  )
}
