import type { ComponentProps } from 'react'
import type { AccountColour } from './account-colour.ts'
import css from './account-tile.module.css'
import { Count } from './count.tsx'
import { Dot, type DotState } from './dot.tsx'
import { Icon, type IconName } from './icon.tsx'
import { ProgressLine } from './progress-line.tsx'
import { Tooltip } from './tooltip.tsx'

type AccountTileProps = Readonly<
  Omit<ComponentProps<'button'>, 'children'> & {
    /** Without one the tile is neutral, as for "All". */
    colour?: AccountColour | undefined
    /** One or two letters, or an icon for a tile that is not one account. */
    letters: string
    icon?: IconName | undefined
    /** The whole name: "Harbor Books, 3 unread". Read aloud and shown as tooltip. */
    label: string
    unread?: number
    /** Shown only when it is not 'live': health is quiet. */
    status?: DotState | undefined
    /** Which tile the window shows. */
    current?: boolean
    /** A refresh is under way: a thin line in the tile. */
    refreshing?: boolean
    shortcut?: string | undefined
    onPress?: (() => void) | undefined
  }
>

export function AccountTile(props: AccountTileProps) {
  const { colour, letters, icon, label, unread = 0, status, current = false, refreshing = false, shortcut, onPress, onClick, ...rest } = props
  return (
    <Tooltip label={label} shortcut={shortcut} side="right">
      <button
        type="button"
        aria-label={label}
        {...rest}
        aria-current={current || undefined}
        className={css.tile}
        data-account={colour}
        onClick={event => {
          onClick?.(event)
          onPress?.()
        }}
      >
        <span className={css.face}>
          {icon ? <Icon name={icon} size={20} /> : letters}
          {refreshing && <ProgressLine className={css.progress} />}
        </span>
        {unread > 0 && (
          <span className={css.unread} aria-hidden>
            <Count value={unread} tone="strong" />
          </span>
        )}
        {status && status !== 'live' && (
          <span className={css.status}>
            <Dot state={status} />
          </span>
        )}
      </button>
    </Tooltip>
  )
}
