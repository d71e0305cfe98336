import type { MouseEvent, ReactNode } from 'react'
import type { AccountColour } from './account-colour.ts'
import { classNames } from './class-names.ts'
import css from './row.module.css'
import type { VirtualRow } from './virtual-list.tsx'

type RowProps = Readonly<{
  /** From VirtualList. */
  row: VirtualRow
  /** Its colour edge. */
  account?: AccountColour | undefined
  /** Open in the place beside: the filled shape. */
  current?: boolean
  /** Ticked, among possibly many. */
  selected?: boolean | undefined
  unread?: boolean
  /** Avatar, checkbox or both. */
  lead?: ReactNode
  title: ReactNode
  /** Beside the title: small marks. */
  titleMarks?: ReactNode
  /** One time: how long it waits, or when it was. */
  time?: ReactNode
  preview?: ReactNode
  /** Before the time: counts, states. */
  marks?: ReactNode
  /** AccountMark and what belongs to it. A line of its own when comfortable, beside the preview otherwise. */
  source?: ReactNode
  /** Who has it. The first to give way where the line is full, gone before it is too short to read and when compact. */
  holder?: ReactNode
  /** A state in a word or two at the end of the source line; never cut. */
  state?: ReactNode
  onPress?: ((event: MouseEvent<HTMLElement>) => void) | undefined
  onContextMenu?: ((event: MouseEvent<HTMLElement>) => void) | undefined
}>

/** One line of a list in the height the density asks for; every slot is a cell of the grid. */
export function Row(props: RowProps) {
  const { row, account, current = false, selected, unread = false, lead, title, titleMarks, time, preview, marks, source, holder, state, onPress, onContextMenu } = props
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys belong to the list around it, which has one tab stop
    <div
      {...row}
      role="row"
      className={classNames(css.row, unread && css.unread)}
      data-account={account}
      aria-current={current || undefined}
      aria-selected={selected}
      onClick={onPress}
      onContextMenu={onContextMenu}
    >
      {lead !== undefined && (
        <span role="gridcell" className={css.lead}>
          {lead}
        </span>
      )}
      <span className={css.body}>
        <span className={css.upper}>
          <span role="gridcell" className={css.title}>
            <span className={css.titleText}>{title}</span>
            {titleMarks}
          </span>
          {marks !== undefined && (
            <span role="gridcell" className={css.marks}>
              {marks}
            </span>
          )}
          {time !== undefined && (
            <span role="gridcell" className={css.time}>
              {time}
            </span>
          )}
        </span>
        <span className={css.lower}>
          {preview !== undefined && (
            <span role="gridcell" className={css.preview}>
              {preview}
            </span>
          )}
          {(source !== undefined || holder !== undefined || state !== undefined) && (
            <span role="gridcell" className={css.source}>
              <span className={css.whose}>
                <span className={css.account}>{source}</span>
                {holder !== undefined && (
                  <span className={css.holder}>
                    <span className={css.holderName}>{holder}</span>
                  </span>
                )}
              </span>
              {state !== undefined && <span className={css.state}>{state}</span>}
            </span>
          )}
        </span>
      </span>
    </div>
  )
}
