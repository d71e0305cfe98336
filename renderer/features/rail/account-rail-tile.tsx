import type { DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#app/domain/account.ts'
import { AccountTile } from '#renderer/design/account-tile.tsx'
import { lettersOf } from './letters.ts'
import { dotOf } from './status-dot.ts'
import { tileName } from './tile-name.ts'

type AccountRailTileProps = Readonly<{
  view: AccountView
  /** From 1. */
  nth: number
  isCurrent: boolean
  onPress: () => void
  onDragStart: (event: DragEvent) => void
  onDrop: () => void
  onMove: (step: -1 | 1) => void
}>

/** One account of the rail. Dragged, or moved with Alt+arrows, it takes another place. */
export function AccountRailTile({ view, nth, isCurrent, onPress, onDragStart, onDrop, onMove }: AccountRailTileProps) {
  const { t } = useTranslation('rail')
  const { account, status, unreadConversations, waitingConversations } = view
  const name = tileName({ name: account.name, unread: unreadConversations, waiting: waitingConversations, t })
  return (
    <AccountTile
      colour={account.colour}
      letters={lettersOf(account.name)}
      label={status.state === 'failed' ? t('accountFailed', { name }) : name}
      unread={unreadConversations}
      status={dotOf(status)}
      refreshing={status.state === 'filling'}
      current={isCurrent}
      shortcut={nth <= 9 ? `Mod+${nth}` : undefined}
      onPress={onPress}
      draggable
      onDragStart={onDragStart}
      onDragOver={event => event.preventDefault()}
      onDrop={onDrop}
      onKeyDown={event => {
        if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
        event.preventDefault()
        onMove(event.key === 'ArrowUp' ? -1 : 1)
      }}
    />
  )
}
