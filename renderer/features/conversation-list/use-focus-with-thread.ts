import { useEffect, useRef } from 'react'
import type { ConversationId } from '#app/domain/ids.ts'

/**
 * When the open conversation leaves the list, because it was resolved say, another one stands where it stood. The keyboard
 * focus must not stay in that row: keys still act on the thread that is open, so that is where the focus goes.
 */
export function useFocusWithThread(openId: ConversationId | null, place: number | null): void {
  const last = useRef<Readonly<{ openId: ConversationId | null; place: number | null }>>({ openId, place })
  useEffect(() => {
    const before = last.current
    last.current = { openId, place }
    const hasLeft = openId !== null && before.openId === openId && before.place !== null && place === null
    const focused = document.activeElement
    // Nowhere, when its row was the last one and is gone.
    const wasInRow = focused === document.body || focused?.closest('[role="grid"] [role="row"]') != null
    if (hasLeft && wasInRow) document.querySelector<HTMLElement>('[role="log"]')?.focus({ preventScroll: true })
  }, [openId, place])
}
