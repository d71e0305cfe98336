import { useEffect, useEffectEvent, useImperativeHandle, useLayoutEffect, useRef, useState, type FocusEvent, type ReactNode, type Ref } from 'react'
import { Virtualizer, type VirtualizerHandle } from 'virtua'
import { Button } from './button.tsx'
import css from './message-list.module.css'
import { moved, placeOf, type Place } from './message-list-place.ts'

export type MessageListHandle = Readonly<{
  scrollToNewest: () => void
  /** Scrolls there, away from the end too, and lets the item stand out for a moment; where wished, the keyboard focus goes into the item: to its first element with a tabindex. */
  showKey: (key: string, takesFocus: boolean) => void
}>

type MessageListProps<Item> = Readonly<{
  label: string
  /** Oldest first. */
  items: readonly Item[]
  keyOf: (item: Item) => string
  renderItem: (item: Item, index: number) => ReactNode
  /** Where to begin, e.g. the first unread; otherwise at the newest. */
  startKey?: string | undefined
  /** The one that something else is about, such as the match one is at. */
  currentKey?: string | undefined
  /** Above the oldest, 40 pixels high: loading, "beginning of the conversation". */
  head?: ReactNode
  busy?: boolean
  /** The oldest drawn item came into sight; load older ones. */
  onReachTop?: (() => void) | undefined
  onAtEndChange?: ((isAtEnd: boolean) => void) | undefined
  /** Words of the button that leads to the newest, for so many unseen arrivals. */
  newestLabel: (unseen: number) => string
  ref?: Ref<MessageListHandle> | undefined
}>

const HEAD_PX = 40
const END_PX = 12
const NEAR_PX = 48
/** How long what was brought into view stands out. */
const STANDS_OUT_MS = 2_000

/**
 * A long history that begins at its end: stays there while new items arrive, keeps its place when older ones come in above.
 * Give it a `key` per history. It is silent: new items are announced by the caller, loaded ones never.
 */
export function MessageList<Item>(props: MessageListProps<Item>) {
  'use no memo'
  const { label, items, keyOf, renderItem, startKey, currentKey, head, busy = false, onReachTop, onAtEndChange, newestLabel, ref } = props
  const virtualizer = useRef<VirtualizerHandle>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const keys = items.map(keyOf)
  const lastKey = keys.at(-1)
  const [isAtEnd, setIsAtEnd] = useState(startKey === undefined)
  const [shown, setShown] = useState<Readonly<{ key: string }> | null>(null)
  const staysAtEnd = useRef(isAtEnd)
  const [focused, setFocused] = useState<string | null>(null)
  const [place, setPlace] = useState<Place>(() => placeOf(keys))
  // Derived while drawing, because the drawing that brings older items must already know that they came in above.
  const nextPlace = moved(place, keys, isAtEnd)
  if (nextPlace !== place) setPlace(nextPlace)

  const scrollToIndex = (index: number, align: 'start' | 'center') => virtualizer.current?.scrollToIndex(index, { align })
  const toNewest = () => virtualizer.current?.scrollToIndex(items.length - 1, { align: 'end', offset: END_PX })

  const begin = useEffectEvent(() => {
    const start = startKey === undefined ? -1 : keys.indexOf(startKey)
    if (start >= 0) scrollToIndex(start, 'start')
    else toNewest()
  })
  useLayoutEffect(() => begin(), [])

  const follow = useEffectEvent((_lastKey: string | undefined) => {
    if (isAtEnd) toNewest()
  })
  useLayoutEffect(() => follow(lastKey), [lastKey])

  const scrolled = () => {
    const view = scroller.current
    if (view === null) return
    const atEnd = view.scrollHeight - view.scrollTop - view.clientHeight <= NEAR_PX
    staysAtEnd.current = atEnd
    if (atEnd !== isAtEnd) {
      setIsAtEnd(atEnd)
      onAtEndChange?.(atEnd)
    }
    if (atEnd && place.unseen > 0) setPlace({ ...place, unseen: 0 })
    if (view.scrollTop < view.clientHeight / 2) onReachTop?.()
  }
  // Who waits at the upper edge scrolls no further, and what is shorter than the window cannot be scrolled: it may not be all.
  const waitAtTop = useEffectEvent((reach: (() => void) | undefined, _oldest: string | undefined) => {
    const view = scroller.current
    if (view === null) return
    const isShort = view.scrollHeight <= view.clientHeight
    if (isShort || (!isAtEnd && view.scrollTop < view.clientHeight / 2)) reach?.()
  })
  const oldest = keys[0]
  useEffect(() => waitAtTop(onReachTop, oldest), [onReachTop, oldest])
  const showKey = (key: string, takesFocus: boolean) => {
    const index = keys.indexOf(key)
    if (index < 0) return
    // At once: a row that is measured on the way would lead back to the end.
    staysAtEnd.current = false
    scrollToIndex(index, 'center')
    setShown({ key })
    requestAnimationFrame(scrolled)
    if (!takesFocus) return
    setFocused(key)
    focusOnceVisible(() => scroller.current?.querySelector<HTMLElement>(`[data-at="${index}"] [tabindex]`) ?? null)
  }
  useEffect(() => {
    if (shown === null) return
    const timer = setTimeout(() => setShown(null), STANDS_OUT_MS)
    return () => clearTimeout(timer)
  }, [shown])
  useImperativeHandle(ref, () => ({
    scrollToNewest: toNewest,
    showKey,
  }))
  const focusMoved = (event: FocusEvent<HTMLElement>) => {
    const at = event.target.closest('[data-at]')?.getAttribute('data-at')
    setFocused(at === null || at === undefined ? null : (keys[Number(at)] ?? null))
  }
  const keptIndex = focused === null ? -1 : keys.indexOf(focused)

  return (
    <div className={css.frame}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- what scrolls must be reachable by keyboard; the listener only notes which message has the focus */}
      <div ref={scroller} className={css.scroller} role="log" aria-live="off" aria-label={label} aria-busy={busy || undefined} tabIndex={0} onFocus={focusMoved}>
        <div className={css.rest} />
        <div className={css.head}>{head}</div>
        <Virtualizer
          ref={virtualizer}
          data={items}
          shift={place.isShifted}
          startMargin={HEAD_PX}
          {...(keptIndex >= 0 && { keepMounted: [keptIndex] })}
          onScroll={scrolled}
          onResize={() => staysAtEnd.current && toNewest()}
        >
          {(item, index) => (
            <div key={keyOf(item)} className={css.item} data-at={index} data-current={currentKey === keyOf(item) || undefined} data-stands-out={shown?.key === keyOf(item) || undefined}>
              {renderItem(item, index)}
            </div>
          )}
        </Virtualizer>
        <div className={css.end} />
      </div>
      {!isAtEnd && (
        <div className={css.newest}>
          <Button icon="down" onPress={toNewest}>
            {newestLabel(place.unseen)}
          </Button>
        </div>
      )}
    </div>
  )
}

/** A row that was just mounted is invisible until it is measured, and what is invisible takes no focus: ask again for some frames. */
function focusOnceVisible(find: () => HTMLElement | null, framesLeft = 30) {
  const element = find()
  element?.focus({ preventScroll: true })
  if (framesLeft === 0 || (element !== null && document.activeElement === element)) return
  requestAnimationFrame(() => focusOnceVisible(find, framesLeft - 1))
}
