import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#app/domain/account.ts'
import { can } from '#app/domain/capability.ts'
import type { ConversationRow } from '#app/contract/conversations.ts'
import { IconText } from '#renderer/design/icon-text.tsx'
import { AccountMark } from '#renderer/design/account-mark.tsx'
import { Button } from '#renderer/design/button.tsx'
import { IconButton } from '#renderer/design/icon-button.tsx'
import { MenuItem } from '#renderer/design/menu-item.tsx'
import { Menu } from '#renderer/design/menu.tsx'
import { outbox } from '#renderer/queries/conversations.ts'
import { useActions } from '#renderer/ui-state/actions.ts'
import { CONTEXT_BESIDE_PX, useLayout } from '#renderer/ui-state/layout.ts'
import { useWidth } from '#renderer/ui-state/use-width.ts'
import { openWishes } from './open-wishes.ts'
import css from './thread.module.css'

type HeaderProps = Readonly<{ row: ConversationRow; view: AccountView | null; name: string }>

export function ThreadTitle({ row, view, name }: HeaderProps) {
  const { t } = useTranslation('list')
  return (
    <span className={css.title}>
      <span className={css.name} title={name}>
        <bdi>{name}</bdi>
      </span>
      <span className={css.below}>
        {view !== null && <AccountMark colour={view.account.colour} label={view.account.name} title={view.account.name} />}
        <span className={css.status}>{t(`status_${row.conversation.status}`)}</span>
        <NotThereYet row={row} />
      </span>
    </span>
  )
}

/** What the service is not known to have must not look done. */
function NotThereYet({ row: { conversation } }: Pick<HeaderProps, 'row'>) {
  const { t } = useTranslation('thread')
  const { data: entries = [] } = useQuery(outbox([conversation.accountId]))
  return openWishes(entries, conversation.id).map(({ what, state }) => (
    <span key={what} className={css.wish}>
      <IconText icon={state === 'failed' ? 'wrong' : 'clock'} tone={state === 'failed' ? 'failed' : 'muted'} title={t('wish_hint', { what: t(`wish_${what}_${state}`) })}>
        {t(`wish_${what}_${state}`)}
      </IconText>
    </span>
  ))
}

/** What can be done with the whole conversation. A button does what its key does. */
export function ThreadActions({ row, view }: Omit<HeaderProps, 'name'>) {
  const { t } = useTranslation('thread')
  const perform = useActions(actions => actions.perform)
  const isNarrow = useWidth() < CONTEXT_BESIDE_PX
  const contextShown = useLayout(layout => (isNarrow ? layout.contextOver : layout.contextShown))
  const capabilities = view?.capabilities ?? []
  const { conversation, assigneeName, groupName } = row
  const isResolved = conversation.status === 'resolved'
  return (
    <>
      {can(capabilities, 'assignOperator') && (
        <AssignButton name={assigneeName ?? groupName} isNarrow={isNarrow} onPress={() => perform('assign')} />
      )}
      <Menu trigger={<IconButton icon="more" label={t('more')} />} align="end">
        <MenuItem icon="unread" shortcut="U" onPress={() => perform('markUnread')}>
          {t('markUnread')}
        </MenuItem>
        {conversation.contactEmail !== null && (
          <MenuItem icon="copy" onPress={() => void navigator.clipboard.writeText(conversation.contactEmail ?? '')}>
            {t('copyEmail')}
          </MenuItem>
        )}
      </Menu>
      <IconButton icon="panelRight" label={t(contextShown ? 'hideContext' : 'showContext')} pressed={contextShown} onPress={() => perform('toggleContext')} />
      {isNarrow ? (
        <IconButton icon={isResolved ? 'reopen' : 'resolve'} label={t(isResolved ? 'reopen' : 'resolve')} shortcut="E" onPress={() => perform('toggleResolved')} />
      ) : (
        <Button icon={isResolved ? 'reopen' : 'resolve'} shortcut="E" onPress={() => perform('toggleResolved')}>
          {t(isResolved ? 'reopen' : 'resolve')}
        </Button>
      )}
    </>
  )
}

function AssignButton({ name, isNarrow, onPress }: Readonly<{ name: string | null; isNarrow: boolean; onPress: () => void }>) {
  const { t } = useTranslation('thread')
  const label = name === null ? t('assign') : t('assigned', { name })
  if (isNarrow) return <IconButton icon="assign" label={label} shortcut="A" onPress={onPress} />
  return (
    <Button variant="quiet" icon="assign" className={css.assign} aria-label={label} title={label} onPress={onPress}>
      <span className={css.assignee}>
        <span className={css.assigneeName}>{name ?? t('assign')}</span>
      </span>
    </Button>
  )
}
