import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversationId } from '#app/domain/ids.ts'
import type { ThreadItem, ThreadItemId } from '#app/domain/thread.ts'
import type { MessageListHandle } from '#renderer/design/message-list.tsx'
import { useToasts } from '#renderer/design/toasts.tsx'
import { itemPlace } from '#renderer/queries/conversations.ts'
import { usePlace } from '#renderer/ui-state/place.ts'
import { jumpOf, whyNotOf, type Jump } from './jump.ts'

type Needs = Readonly<{
  id: ConversationId
  items: readonly ThreadItem[]
  limit: number
  isAnswered: boolean
  onLimit: (limit: number) => void
  list: RefObject<MessageListHandle | null>
  /** Not while somebody types elsewhere, such as in the find bar. */
  takesFocus: boolean
}>

/** Brings the item that the place names into view, however far back it is stored, once. */
export function useShownItem({ id, items, limit, isAnswered, onLimit, list, takesFocus }: Needs): void {
  const { t } = useTranslation('thread')
  const wanted = usePlace(place => place.itemId)
  const go = usePlace(place => place.go)
  const toasts = useToasts()
  const { data: place, isFetching } = useQuery(itemPlace(id, wanted))
  const isDrawn = items.some(item => item.id === wanted)
  const jump = jumpOf({ place: isFetching ? undefined : place, isDrawn, limit, isAnswered })

  const act = useEffectEvent((item: ThreadItemId | null, _to: Jump['to']) => {
    if (item === null || jump.to === 'wait') return
    if (jump.to === 'load') return onLimit(jump.limit)
    const whyNot = whyNotOf(jump)
    if (whyNot === null) list.current?.showKey(item, takesFocus)
    else {
      list.current?.scrollToNewest()
      toasts.show({ text: t(whyNot) })
    }
    go({ itemId: null })
  })
  useEffect(() => act(wanted, jump.to), [wanted, jump.to])
}
