import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#app/domain/account.ts'
import { Button } from '#renderer/design/button.tsx'
import { Dot } from '#renderer/design/dot.tsx'
import { IconButton } from '#renderer/design/icon-button.tsx'
import { MenuItem } from '#renderer/design/menu-item.tsx'
import { Menu, MenuSeparator } from '#renderer/design/menu.tsx'
import type { AccountChange } from '#renderer/ui-state/account-task.ts'
import { classNames } from '#renderer/design/class-names.ts'
import type { StatusWords } from '#renderer/words/status-words.ts'
import css from './settings.module.css'

type AccountLineProps = Readonly<{
  view: AccountView
  service: string
  /** Who the person is there; null = not said. */
  me: string | null
  words: StatusWords
  /** A new key would help more than another try. */
  needsKey: boolean
  isFirst: boolean
  isLast: boolean
  onMove: (by: -1 | 1) => void
  onRetry: () => void
  onTask: (kind: AccountChange['kind']) => void
}>

const DOTS = { live: 'live', quiet: 'off', failed: 'failed' } as const

/** One account: what it is, how it is, and what can be done about it. */
export function AccountLine({ view: { account, status }, service, me, words, needsKey, isFirst, isLast, onMove, onRetry, onTask }: AccountLineProps) {
  const { t } = useTranslation('settings')
  const { name } = account
  const step = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    onMove(event.key === 'ArrowUp' ? -1 : 1)
  }
  const isFailed = status.state === 'failed'
  return (
    <li className={css.account} data-account={account.colour}>
      <div className={css.accountWords}>
        <h4 className={css.accountName}>{name}</h4>
        <p className={css.meta}>
          <code className={css.alias}>{account.alias}</code>
          <span>{service}</span>
          {account.domain !== null && <span>{account.domain}</span>}
          <span className={classNames(me === null && css.unsaid)}>{me === null ? t('meUnknown') : t('meIs', { name: me })}</span>
        </p>
        <p className={classNames(css.status, css[words.tone])}>
          <Dot state={DOTS[words.tone]} />
          <span>{words.line}</span>
        </p>
        {words.details.length > 0 && <p className={css.meta}>{words.details.map(detail => <span key={detail}>{detail}</span>)}</p>}
      </div>
      <div className={css.accountActions}>
        {isFailed && (
          <Button size="small" onPress={needsKey ? () => onTask('reconnect') : onRetry}>
            {t(needsKey ? 'replaceKey' : 'tryAgain')}
          </Button>
        )}
        <IconButton
          icon="up"
          size="small"
          label={t('moveUp', { name })}
          aria-disabled={isFirst || undefined}
          data-moves={`-1 ${account.id}`}
          onKeyDown={step}
          onPress={() => onMove(-1)}
        />
        <IconButton
          icon="down"
          size="small"
          label={t('moveDown', { name })}
          aria-disabled={isLast || undefined}
          data-moves={`1 ${account.id}`}
          onKeyDown={step}
          onPress={() => onMove(1)}
        />
        <IconButton icon="edit" size="small" label={t('editOf', { name })} onKeyDown={step} onPress={() => onTask('edit')} />
        <Menu align="end" trigger={<IconButton icon="more" size="small" label={t('more', { name })} />}>
          <MenuItem icon="edit" onPress={() => onTask('edit')}>
            {t('edit')}
          </MenuItem>
          <MenuItem icon="key" onPress={() => onTask('reconnect')}>
            {t('replaceKey')}
          </MenuItem>
          <MenuItem icon="retry" onPress={onRetry}>
            {t('tryAgain')}
          </MenuItem>
          <MenuSeparator />
          <MenuItem icon="trash" tone="danger" onPress={() => onTask('remove')}>
            {t('remove')}
          </MenuItem>
        </Menu>
      </div>
    </li>
  )
}
