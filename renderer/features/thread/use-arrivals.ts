import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { partExcerpt } from '#app/domain/part.ts'
import type { ThreadItem } from '#app/domain/thread.ts'
import { useAnnounce } from '#renderer/design/live-region.tsx'

/** Says new messages of the contact aloud, several of one moment as one; loading older ones says nothing. */
export function useArrivals(items: readonly ThreadItem[], name: string): void {
  const { t } = useTranslation('thread')
  const announce = useAnnounce()
  const newest = useRef(items.at(-1)?.at ?? 0)
  useEffect(() => {
    const arrived = items.filter(item => item.at > newest.current && item.type === 'message' && item.author.kind === 'contact')
    newest.current = Math.max(newest.current, items.at(-1)?.at ?? 0)
    const [first] = arrived
    if (first?.type !== 'message') return
    const text = first.parts.map(partExcerpt).join(' ')
    announce(arrived.length === 1 ? t('arrived', { name, text }) : t('arrivedMany', { name, count: arrived.length }))
  }, [items, name, announce, t])
}
