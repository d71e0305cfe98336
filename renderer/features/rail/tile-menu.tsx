import { useTranslation } from 'react-i18next'
import { MenuItem } from '#renderer/design/menu-item.tsx'
import { MenuSeparator } from '#renderer/design/menu.tsx'

export type TileActions = Readonly<{
  onHealth: () => void
  onRetry: () => void
  onTask: (kind: 'edit' | 'reconnect') => void
}>

/** What can be done with an account from the rail; all of it is in the settings as well. */
export function TileMenu({ onHealth, onRetry, onTask }: TileActions) {
  const { t } = useTranslation('rail')
  return (
    <>
      <MenuItem icon="gauge" onPress={onHealth}>
        {t('howItIs')}
      </MenuItem>
      <MenuItem icon="retry" onPress={onRetry}>
        {t('tryAgain')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon="edit" onPress={() => onTask('edit')}>
        {t('edit')}
      </MenuItem>
      <MenuItem icon="key" onPress={() => onTask('reconnect')}>
        {t('newKey')}
      </MenuItem>
    </>
  )
}
