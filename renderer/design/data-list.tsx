import { useEffect, useEffectEvent, useImperativeHandle, useRef, useState, type CSSProperties, type KeyboardEvent, type ReactNode, type Ref } from 'react'
import { classNames } from './class-names.ts'
import css from './data-list.module.css'
import { Icon } from './icon.tsx'
import { nextRow } from './next-row.ts'
import { VirtualList, type VirtualListHandle } from './virtual-list.tsx'
import { VisuallyHidden } from './visually-hidden.tsx'

export type Column<Item> = Readonly<{
  key: string
  label: string
  /** A grid track: '2fr', '120px', 'minmax(160px, 1fr)'. */
  width: string
  align?: 'start' | 'end'
  /** Pressing the heading asks for this order. */
  sortable?: boolean
  /** Hides the words of the heading, not its name. */
  labelHidden?: boolean
  render: (item: Item) => ReactNode
}>

export type SortOrder = Readonly<{ key: string; direction: 'ascending' | 'descending' }>

type DataListProps<Item> = Readonly<{
  label: string
  columns: readonly Column<Item>[]
  items: readonly Item[]
  keyOf: (item: Item) => string
  rowHeight?: number
  /** The key of the item that is open beside. */
  currentKey?: string | null
  sort?: SortOrder | undefined
  onSort?: ((sort: SortOrder) => void) | undefined
  /** Enter or a press. */
  onOpen?: ((item: Item) => void) | undefined
  onReachEnd?: (() => void) | undefined
  busy?: boolean
  /** Instead of rows when there are none. */
  empty?: ReactNode
  ref?: Ref<VirtualListHandle> | undefined
}>

/**
 * Rows and columns for panels. One tab stop: arrows, Home, End, PageUp, PageDown move, Enter opens. When what was open is
 * closed and took the focus with it, its row has it again.
 */
export function DataList<Item>(props: DataListProps<Item>) {
  const { label, columns, items, keyOf, rowHeight = 40, currentKey = null, sort, onSort, onOpen, onReachEnd, busy = false, empty, ref } = props
  const [active, setActive] = useState(0)
  const list = useRef<VirtualListHandle>(null)
  const lastOpen = useRef(currentKey)
  useImperativeHandle(ref, () => ({
    scrollToIndex: (index, align) => list.current?.scrollToIndex(index, align),
    focus: () => list.current?.focus(),
  }))
  const comeBack = useEffectEvent((key: string) => {
    if (document.activeElement !== document.body) return
    const from = items.findIndex(item => keyOf(item) === key)
    // The list takes the focus when its active row moves and nothing else has it.
    if (from === -1 || from === active) list.current?.focus()
    else setActive(from)
  })
  useEffect(() => {
    const closed = lastOpen.current
    lastOpen.current = currentKey
    if (currentKey === null && closed !== null) comeBack(closed)
  }, [currentKey])
  const tracks: CSSProperties = { gridTemplateColumns: columns.map(column => column.width).join(' ') }
  const keyDown = (event: KeyboardEvent<HTMLElement>) => {
    const item = items[active]
    if (event.key === 'Enter' && event.target instanceof HTMLElement && event.target.role === 'row' && item !== undefined) onOpen?.(item)
    const next = nextRow(event.key, active, items.length)
    if (next === null) return
    event.preventDefault()
    setActive(next)
  }
  if (items.length === 0 && empty !== undefined) return empty
  return (
    <VirtualList
      ref={list}
      label={label}
      count={items.length}
      rowHeight={rowHeight}
      activeIndex={active}
      busy={busy}
      keyOf={index => keyAt(items, index, keyOf)}
      header={
        <div role="row" aria-rowindex={1} className={classNames(css.cells, css.headings)} style={tracks}>
          {columns.map(column => (
            <Heading key={column.key} column={column} sort={sort} onSort={onSort} />
          ))}
        </div>
      }
      onKeyDown={keyDown}
      onRowFocus={setActive}
      onReachEnd={onReachEnd}
      renderRow={(index, row) => {
        const item = items[index]
        if (item === undefined) return null
        return (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are heard by the list above
          <div {...row} role="row" className={classNames(css.cells, css.row)} style={tracks} aria-current={keyOf(item) === currentKey || undefined} onClick={() => onOpen?.(item)}>
            {columns.map(column => (
              <span key={column.key} role="gridcell" className={classNames(css.cell, column.align === 'end' && css.end)}>
                {column.render(item)}
              </span>
            ))}
          </div>
        )
      }}
    />
  )
}

type HeadingProps = Readonly<{ column: Omit<Column<never>, 'render'>; sort: SortOrder | undefined; onSort: ((sort: SortOrder) => void) | undefined }>

function Heading({ column, sort, onSort }: HeadingProps) {
  const direction = sort?.key === column.key ? sort.direction : undefined
  const ask = () => onSort?.({ key: column.key, direction: direction === 'ascending' ? 'descending' : 'ascending' })
  return (
    <span role="columnheader" aria-sort={direction} className={classNames(css.heading, column.align === 'end' && css.end)}>
      {column.labelHidden && <VisuallyHidden>{column.label}</VisuallyHidden>}
      {!column.labelHidden && (!column.sortable || !onSort) && column.label}
      {!column.labelHidden && column.sortable && onSort && (
        <button type="button" className={css.sort} onClick={ask}>
          {column.label}
          {direction && <Icon name={direction === 'ascending' ? 'up' : 'down'} className={css.arrow} />}
        </button>
      )}
    </span>
  )
}

function keyAt<Item>(items: readonly Item[], index: number, keyOf: (item: Item) => string): string {
  const item = items[index]
  return item === undefined ? String(index) : keyOf(item)
}
