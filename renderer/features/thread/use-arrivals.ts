import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { partExcerpt } from '#app/domain/part.ts'
import type { ThreadPage } from '#app/domain/thread.ts'
import { useAnnounce } from '#renderer/design/live-region.tsx'
import { arrivalsIn, seenAtFirst } from './arrivals.ts'

/** Says messages of the contact aloud that come while the thread is open, several of one moment as one. */
export function useArrivals(page: ThreadPage, name: string): void {
  const { t } = useTranslation('thread')
  const announce = useAnnounce()
  const seen = useRef(seenAtFirst(page))
  useEffect(() => {
    const { arrived, seen: now } = arrivalsIn(page, seen.current)
    seen.current = now
    const [first] = arrived
    if (first === undefined) return
    const text = first.parts.map(partExcerpt).join(' ')
    announce(arrived.length === 1 ? t('arrived', { name, text }) : t('arrivedMany', { name, count: arrived.length }))
  }, [page, name, announce, t])
}
