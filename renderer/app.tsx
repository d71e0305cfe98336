import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { AccountsLayer } from '#renderer/features/accounts/accounts-layer.tsx'
import { VaultBanner } from '#renderer/features/accounts/vault-banner.tsx'
import { AppearanceEffect } from '#renderer/features/settings/appearance-effect.tsx'
import { CommandLayer } from '#renderer/features/commands/command-layer.tsx'
import { HealthLayer } from '#renderer/features/health/health-layer.tsx'
import { JournalLayer } from '#renderer/features/journal/journal-layer.tsx'
import { Notices } from '#renderer/features/notices/notices.tsx'
import { NewConversationLayer } from '#renderer/features/new-conversation/new-conversation-layer.tsx'
import { EditLayer } from '#renderer/features/outbox/edit-layer.tsx'
import { HouseFailed } from '#renderer/features/start/house-failed.tsx'
import { StartScreen } from '#renderer/features/start/start-screen.tsx'
import { accounts } from '#renderer/queries/accounts.ts'
import { appInfo } from '#renderer/queries/app.ts'
import { useChanges } from '#renderer/queries/use-changes.ts'
import { usePlace } from '#renderer/ui-state/place.ts'
import { resetWindow } from '#renderer/ui-state/reset.ts'
import { Frame } from './frame.tsx'

/** The window: the start screen until there is an account, then the frame, and over both whatever floats. */
export function App() {
  useChanges(resetWindow)
  const known = useQuery(accounts())
  const leaveGone = usePlace(place => place.leaveGone)
  useEffect(() => {
    if (known.data !== undefined) leaveGone(known.data.map(({ account }) => account.id))
  }, [known.data, leaveGone])
  const failure = useQuery(appInfo()).data?.houseFailure ?? null
  const isEmpty = known.data?.length === 0
  if (failure !== null) {
    return (
      <>
        <AppearanceEffect />
        <HouseFailed failure={failure} />
      </>
    )
  }
  return (
    <Notices above={isEmpty ? null : <VaultBanner />}>
      <AppearanceEffect />
      {/* Neither is shown for a moment and then taken away. */}
      {!known.isPending && (isEmpty ? <StartScreen /> : <Frame />)}
      <HealthLayer />
      <JournalLayer />
      <AccountsLayer />
      <NewConversationLayer />
      <EditLayer />
      <CommandLayer />
    </Notices>
  )
}
