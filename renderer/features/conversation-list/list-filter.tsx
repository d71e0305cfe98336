import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#app/domain/account.ts'
import { CONVERSATION_STATUSES, ConversationStatus } from '#app/domain/conversation.ts'
import { InboxId } from '#app/domain/ids.ts'
import { IconButton } from '#renderer/design/icon-button.tsx'
import { MenuChoice } from '#renderer/design/menu-item.tsx'
import { Menu, MenuSeparator } from '#renderer/design/menu.tsx'
import { inboxes } from '#renderer/queries/people.ts'
import { usePlace, useScope } from '#renderer/ui-state/place.ts'

const ANY = 'any'

/** Narrows the lane further: by state, and by the inbox or channel that a conversation came in through. */
export function ListFilter({ views }: Readonly<{ views: readonly AccountView[] }>) {
  const { t } = useTranslation('list')
  const { data: known = [] } = useQuery(inboxes(useScope()))
  const { lane, status, inboxId, go } = usePlace()
  const nameOf = (id: AccountView['account']['id']) => (views.length > 1 ? views.find(({ account }) => account.id === id)?.account.name : undefined)
  const statuses = CONVERSATION_STATUSES.filter(one => one !== 'resolved' || lane === 'all')
  return (
    <Menu align="end" trigger={<IconButton icon="filter" label={t('filter')} pressed={status !== null || inboxId !== null} />}>
      {lane !== 'resolved' && (
        <MenuChoice
          label={t('filterStatus')}
          value={status ?? ANY}
          options={[{ value: ANY, label: t('anyStatus') }, ...statuses.map(value => ({ value, label: t(`status_${value}`) }))]}
          onChange={value => go({ status: value === ANY ? null : ConversationStatus.parse(value) })}
        />
      )}
      {known.length > 0 && (
        <>
          <MenuSeparator />
          <MenuChoice
            label={t('filterInbox')}
            value={inboxId ?? ANY}
            options={[{ value: ANY, label: t('anyInbox') }, ...known.map(({ id, name, accountId }) => ({ value: id, label: name, hint: nameOf(accountId) }))]}
            onChange={value => go({ inboxId: value === ANY ? null : InboxId.parse(value) })}
          />
        </>
      )}
    </Menu>
  )
}
