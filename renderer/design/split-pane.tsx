import { useId, useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import { classNames } from './class-names.ts'
import css from './split-pane.module.css'

type SplitPaneProps = Readonly<{
  /** What the handle resizes: "Width of the list". */
  label: string
  /** Which of the two has the given size; the other takes the rest. */
  sized?: 'first' | 'second'
  /** row: side by side. column: one above the other. */
  direction?: 'row' | 'column'
  /** CSS pixels. */
  size: number
  min: number
  max: number
  /** Where a double click brings it. */
  usual?: number | undefined
  /** Hides the sized pane and the handle. */
  collapsed?: boolean
  /** Every step while it moves. */
  onResize: (size: number) => void
  /** Once, when the pointer lets go or a key was pressed: the size to keep. */
  onResizeEnd?: ((size: number) => void) | undefined
  first: ReactNode
  second: ReactNode
}>

const STEP_PX = 16
const LONG_STEP_PX = 64

/** Two places with a handle between them, for pointer and keyboard: arrows, Shift+arrows, Home, End. */
export function SplitPane(props: SplitPaneProps) {
  const { label, sized = 'first', direction = 'row', size, min, max, usual, collapsed = false, onResize, onResizeEnd, first, second } = props
  const paneId = useId()
  const grip = useRef<{ at: number; size: number } | null>(null)
  const isRow = direction === 'row'
  const clamp = (wish: number) => Math.round(Math.min(max, Math.max(min, wish)))
  const fits = clamp(size)

  const wishOf = (event: PointerEvent<HTMLElement>) => {
    if (grip.current === null) return fits
    const moved = (isRow ? event.clientX : event.clientY) - grip.current.at
    const grows = isRow ? (sized === 'first') === (getComputedStyle(event.currentTarget).direction === 'ltr') : sized === 'first'
    return clamp(grip.current.size + (grows ? moved : -moved))
  }
  const take = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    grip.current = { at: isRow ? event.clientX : event.clientY, size: fits }
  }
  const letGo = (event: PointerEvent<HTMLElement>) => {
    if (grip.current === null) return
    onResizeEnd?.(wishOf(event))
    grip.current = null
  }
  const settle = (wish: number) => {
    onResize(clamp(wish))
    onResizeEnd?.(clamp(wish))
  }
  const keyDown = (event: KeyboardEvent<HTMLElement>) => {
    const wish = wishOfKey(event, { isRow, sized, size: fits, min, max })
    if (wish === null) return
    event.preventDefault()
    event.stopPropagation()
    settle(wish)
  }

  const pane = (at: 'first' | 'second', content: ReactNode) => (
    <div id={at === sized ? paneId : undefined} className={at === sized ? css.sized : css.rest} style={at === sized ? { flexBasis: fits } : undefined} hidden={at === sized && collapsed}>
      {content}
    </div>
  )
  return (
    <div className={classNames(css.split, isRow ? css.row : css.column)}>
      {pane('first', first)}
      {!collapsed && (
        <div
          className={css.handle}
          role="separator"
          tabIndex={0}
          aria-label={label}
          aria-controls={paneId}
          aria-orientation={isRow ? 'vertical' : 'horizontal'}
          aria-valuenow={fits}
          aria-valuemin={min}
          aria-valuemax={max}
          onPointerDown={take}
          onPointerMove={event => grip.current && onResize(wishOf(event))}
          onPointerUp={letGo}
          onPointerCancel={letGo}
          onDoubleClick={() => usual !== undefined && settle(usual)}
          onKeyDown={keyDown}
        />
      )}
      {pane('second', second)}
    </div>
  )
}

type KeyContext = Readonly<{ isRow: boolean; sized: 'first' | 'second'; size: number; min: number; max: number }>

/** The size a key asks for in CSS pixels, or null when the key means nothing here. */
export function wishOfKey(event: Readonly<{ key: string; shiftKey: boolean }>, { isRow, sized, size, min, max }: KeyContext): number | null {
  if (event.key === 'Home') return min
  if (event.key === 'End') return max
  const step = event.shiftKey ? LONG_STEP_PX : STEP_PX
  const towardsEnd = isRow ? 'ArrowRight' : 'ArrowDown'
  const towardsStart = isRow ? 'ArrowLeft' : 'ArrowUp'
  if (event.key === towardsEnd) return size + (sized === 'first' ? step : -step)
  if (event.key === towardsStart) return size + (sized === 'first' ? -step : step)
  return null
}
