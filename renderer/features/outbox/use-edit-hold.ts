import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { OutboxEntry } from '#app/domain/outbox-entry.ts'
import { failureOf, tell } from '#renderer/queries/command.ts'
import { outbox } from '#renderer/queries/conversations.ts'
import { editStanding, type EditStanding } from './edit-standing.ts'

/** Main lets go after ten minutes without a sign; a minute of typing is one. */
const SIGN_EVERY_MS = 60_000

/** Keeps an entry from leaving while it is open. `sign`: somebody types. `recheck`: main has just said that it has moved on. */
export function useEditHold(entry: OutboxEntry): Readonly<{ standing: EditStanding; sign: () => void; recheck: () => void }> {
  const { id, conversationId } = entry
  const [openedAt] = useState(Date.now)
  // Refused as the list stood then: what it says later counts again.
  const [refusedAt, setRefusedAt] = useState<number | null>(null)
  const signedAt = useRef(openedAt)
  const { data, dataUpdatedAt, isFetching } = useQuery(outbox(null))
  // What was read before it was opened may not know it yet.
  const isKnown = data !== undefined && (dataUpdatedAt >= openedAt || !isFetching)
  const listed = isKnown ? editStanding(data.find(one => one.id === id) ?? null) : 'held'
  const standing = listed === 'held' && refusedAt === dataUpdatedAt ? 'leaving' : listed

  function hold(): void {
    signedAt.current = Date.now()
    tell('outbox.beginEdit', { id, conversationId }).then(
      () => setRefusedAt(null),
      (error: unknown) => failureOf(error).kind === 'declined' && setRefusedAt(latest.current.dataUpdatedAt),
    )
  }
  const latest = useRef({ hold, dataUpdatedAt })
  useEffect(() => {
    latest.current = { hold, dataUpdatedAt }
  })

  // It may come back from where it went, such as when the network went in that moment: then it is held again.
  useEffect(() => {
    if (standing === 'held') latest.current.hold()
  }, [standing])

  useEffect(() => {
    const letGo = () => void tell('outbox.endEdit', { id, conversationId }).catch(() => undefined)
    window.addEventListener('pagehide', letGo)
    return () => {
      window.removeEventListener('pagehide', letGo)
      letGo()
    }
  }, [id, conversationId])

  return {
    standing,
    sign: () => {
      if (Date.now() - signedAt.current > SIGN_EVERY_MS) hold()
    },
    recheck: hold,
  }
}
