import { useEffect, useRef } from 'react'
import type { ConversationId } from '#app/domain/ids.ts'
import { useCommand } from '#renderer/queries/command.ts'

/** The service forgets that somebody types after ten seconds; we say it again a little sooner, and that it ended. */
const SAY_AGAIN_MS = 8_000
const ENDED_AFTER_MS = 4_000

/** Tells the contact that a reply is being written: never for a note, and only where the service has that. */
export function useTyping(conversationId: ConversationId, isOffered: boolean): (isWriting: boolean) => void {
  const { mutate } = useCommand('thread.setTyping')
  const said = useRef<{ at: number; timer: ReturnType<typeof setTimeout> | undefined }>({ at: 0, timer: undefined })

  function stop(): void {
    clearTimeout(said.current.timer)
    if (said.current.at > 0) mutate({ conversationId, isTyping: false })
    said.current = { at: 0, timer: undefined }
  }
  const stopLast = useRef(stop)
  useEffect(() => {
    stopLast.current = stop
  })
  useEffect(() => () => stopLast.current(), [])

  return isWriting => {
    if (!isOffered) return
    if (!isWriting) return stop()
    const now = Date.now()
    if (now - said.current.at > SAY_AGAIN_MS) {
      said.current.at = now
      mutate({ conversationId, isTyping: true })
    }
    clearTimeout(said.current.timer)
    said.current.timer = setTimeout(stop, ENDED_AFTER_MS)
  }
}
