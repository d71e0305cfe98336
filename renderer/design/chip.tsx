import type { ReactNode } from 'react'
import css from './chip.module.css'
import { Icon, type IconName } from './icon.tsx'

type ChipProps = Readonly<{
  children: ReactNode
  /** A little more that is never cut: a size, a count. */
  detail?: ReactNode
  icon?: IconName | undefined
  lead?: ReactNode
  /** Opens or edits it; without this the chip is only words. */
  onPress?: (() => void) | undefined
  onRemove?: (() => void) | undefined
  /** "Remove tag billing". */
  removeLabel?: string | undefined
}>

/** A small thing one can have several of: a tag, a file, a recipient. */
export function Chip({ children, detail, icon, lead, onPress, onRemove, removeLabel }: ChipProps) {
  const words = (
    <>
      {lead}
      {icon && <Icon name={icon} className={css.icon} />}
      <span className={css.words}>{children}</span>
      {/* The blank is for those who hear it read. */}
      {detail !== undefined && <span className={css.detail}> {detail}</span>}
    </>
  )
  return (
    <span className={css.chip}>
      {onPress ? (
        <button type="button" className={css.body} onClick={onPress}>
          {words}
        </button>
      ) : (
        <span className={css.body}>{words}</span>
      )}
      {onRemove && (
        <button type="button" className={css.remove} aria-label={removeLabel} onClick={onRemove}>
          <Icon name="close" className={css.cross} />
        </button>
      )}
    </span>
  )
}
