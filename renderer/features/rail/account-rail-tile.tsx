import { useRef, type DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#app/domain/account.ts'
import type { AlarmStep } from '#app/domain/quota-meter.ts'
import { AccountTile } from '#renderer/design/account-tile.tsx'
import { ContextMenu } from '#renderer/design/context-menu.tsx'
import { dotOf } from '#renderer/words/status-dot.ts'
import { lettersOf } from './letters.ts'
import { TileMenu, type TileActions } from './tile-menu.tsx'
import { tileName } from './tile-name.ts'

type AccountRailTileProps = Readonly<{
  view: AccountView
  /** How much of the day's calls is used. */
  alarm: AlarmStep
  /** From 1. */
  nth: number
  isCurrent: boolean
  onPress: () => void
  onDragStart: (event: DragEvent) => void
  onDrop: () => void
  onMove: (step: -1 | 1) => void
  /** `tile`: what the card is to stand beside. */
  onHealth: (tile: HTMLElement) => void
  onRetry: TileActions['onRetry']
  onTask: TileActions['onTask']
}>

/** One account of the rail. Dragged, or moved with Alt+arrows, it takes another place. */
export function AccountRailTile({ view, alarm, nth, isCurrent, onPress, onDragStart, onDrop, onMove, onHealth, onRetry, onTask }: AccountRailTileProps) {
  const { t } = useTranslation('rail')
  const tile = useRef<HTMLButtonElement>(null)
  const { account, status, unreadConversations } = view
  return (
    <ContextMenu menu={<TileMenu onHealth={() => tile.current && onHealth(tile.current)} onRetry={onRetry} onTask={onTask} />}>
      <AccountTile
        ref={tile}
        colour={account.colour}
        letters={lettersOf(account.name)}
        label={tileName(view, alarm, t)}
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
    </ContextMenu>
  )
}
