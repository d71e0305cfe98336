import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useEffectEvent, useImperativeHandle, useRef, type FocusEvent, type KeyboardEvent, type ReactNode, type Ref } from 'react'
import css from './virtual-list.module.css'

/** What a row element must carry; spread it onto the element that has role "row" (Row does). */
export type VirtualRow = Readonly<{ role: 'row'; 'aria-rowindex': number; 'data-index': number; tabIndex: 0 | -1 }>

export type VirtualListHandle = Readonly<{
  /** Brings the row into sight without moving the focus. */
  scrollToIndex: (index: number, align?: 'auto' | 'start' | 'center' | 'end') => void
  /** Moves the keyboard focus to the list's tab stop. */
  focus: () => void
}>

type VirtualListProps = Readonly<{
  label: string
  /** How many rows there are in truth, drawn or not. */
  count: number
  /** CSS pixels; every row is exactly this tall. */
  rowHeight: number
  keyOf: (index: number) => string
  renderRow: (index: number, row: VirtualRow) => ReactNode
  /** The one row that Tab reaches; the caller moves it. It is always drawn, and the keyboard focus stays with it. */
  activeIndex?: number
  /**
   * Says when to bring the active row into sight: whenever this changes, and never for null. Otherwise whenever the active
   * row does. For lists whose rows move by themselves: what somebody reads must not be scrolled away under him.
   */
  follow?: string | null | undefined
  multiselectable?: boolean
  busy?: boolean
  /** A row of column headers that stays above; it counts as the first row. */
  header?: ReactNode
  /** Words below the last row. */
  foot?: string | undefined
  onKeyDown?: ((event: KeyboardEvent<HTMLDivElement>) => void) | undefined
  /** Focus entered a row by pointer or otherwise. */
  onRowFocus?: ((index: number) => void) | undefined
  /** The last rows came into sight. */
  onReachEnd?: (() => void) | undefined
  ref?: Ref<VirtualListHandle> | undefined
}>

/** A grid of rows of one height, drawn only where it is looked at. */
export function VirtualList(props: VirtualListProps) {
  'use no memo'
  const { label, count, rowHeight, keyOf, renderRow, activeIndex = 0, follow, multiselectable = false, busy = false, header, foot, onKeyDown, onRowFocus, onReachEnd, ref } = props
  const scroller = useRef<HTMLDivElement>(null)
  const active = Math.min(activeIndex, count - 1)
  // oxlint-disable-next-line react/incompatible-library -- that is why this component is not memoised, see its first line
  const virtualizer = useVirtualizer({
    count,
    estimateSize: () => rowHeight,
    getScrollElement: () => scroller.current,
    getItemKey: keyOf,
    overscan: 6,
    rangeExtractor: range => withIndex(defaultRangeExtractor(range), active),
  })
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight])

  useImperativeHandle(ref, () => ({
    scrollToIndex: (index, align = 'auto') => virtualizer.scrollToIndex(index, { align }),
    focus: () => rowElement(scroller.current, active)?.focus({ preventScroll: true }),
  }))

  const bringIntoSight = useEffectEvent((followed: string | number | null) => {
    if (active >= 0 && followed !== null) virtualizer.scrollToIndex(active, { align: 'auto' })
  })
  const rows = virtualizer.getVirtualItems()
  // Before it was measured there is nothing to scroll and no row to focus.
  const isDrawn = rows.length > 0
  const followed = follow === undefined ? active : follow
  useEffect(() => {
    if (isDrawn) bringIntoSight(followed)
  }, [followed, isDrawn])

  useEffect(() => {
    // Where nothing has the focus, the list takes it: a key never falls on nothing.
    if (isDrawn && active >= 0 && mayFocus(scroller.current)) rowElement(scroller.current, active)?.focus({ preventScroll: true })
  }, [active, isDrawn])

  // The row that has it may go, or move to where nothing is drawn: its place has it then.
  const held = useRef<Element | null>(null)
  useEffect(() => {
    if (held.current?.isConnected !== false) return
    held.current = null
    if (document.activeElement === document.body) rowElement(scroller.current, active)?.focus({ preventScroll: true })
  })

  const lastDrawn = Math.max(-1, ...rows.filter(row => row.index !== active).map(row => row.index))
  const isAtEnd = count > 0 && lastDrawn >= count - 1
  useEffect(() => {
    if (isAtEnd) onReachEnd?.()
    // Asked again when more rows arrived and the end is still in sight.
  }, [isAtEnd, count, onReachEnd])

  const focused = (event: FocusEvent<HTMLElement>) => {
    held.current = event.target
    const index = event.target.closest('[data-index]')?.getAttribute('data-index')
    if (index !== null && index !== undefined) onRowFocus?.(Number(index))
  }
  const headers = header === undefined ? 0 : 1
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the tab stop is one of its rows
    <div
      className={css.grid}
      role="grid"
      aria-label={label}
      aria-rowcount={count + headers}
      aria-multiselectable={multiselectable || undefined}
      aria-busy={busy || undefined}
      onKeyDown={onKeyDown}
      onFocus={focused}
    >
      {header}
      <div ref={scroller} className={css.scroller} role="presentation">
        <div className={css.space} role="presentation" style={{ height: virtualizer.getTotalSize() }}>
          {rows.map(row => (
            <div key={row.key} className={css.place} role="presentation" style={{ height: rowHeight, transform: `translateY(${row.start}px)` }}>
              {renderRow(row.index, { role: 'row', 'aria-rowindex': row.index + 1 + headers, 'data-index': row.index, tabIndex: row.index === active ? 0 : -1 })}
            </div>
          ))}
        </div>
        {foot !== undefined && <p className={css.foot}>{foot}</p>}
      </div>
    </div>
  )
}

function withIndex(indexes: readonly number[], index: number): number[] {
  if (index < 0 || indexes.includes(index)) return [...indexes]
  return [...indexes, index].toSorted((a, b) => a - b)
}

/** It has the focus already, or only what it lies in has. */
function mayFocus(scroller: HTMLElement | null): boolean {
  const focused = document.activeElement
  return scroller !== null && (focused === null || focused.contains(scroller) || scroller.contains(focused))
}

function rowElement(scroller: HTMLElement | null, index: number): HTMLElement | null {
  return scroller?.querySelector<HTMLElement>(`[data-index="${index}"]`) ?? null
}
