import { useTranslation } from 'react-i18next'
import type { ProviderManifest } from '#app/domain/provider-manifest.ts'
import type { TeamAccount } from '#app/domain/team-file.ts'
import { AccountMark } from '#renderer/design/account-mark.tsx'
import { Button } from '#renderer/design/button.tsx'
import { IconText } from '#renderer/design/icon-text.tsx'
import css from './accounts.module.css'
import type { KnownAccount } from './remote-choices.ts'

type TeamListProps = Readonly<{
  team: readonly TeamAccount[]
  known: readonly KnownAccount[]
  manifests: readonly ProviderManifest[]
  onConnect: (account: TeamAccount) => void
}>

/** The accounts of a team file, and which of them are connected already. */
export function TeamList({ team, known, manifests, onConnect }: TeamListProps) {
  const { t } = useTranslation('accounts')
  return (
    <ul className={css.team} aria-label={t('teamList')}>
      {team.map(account => {
        const manifest = manifests.find(({ id }) => id === account.providerId)
        const isConnected = known.some(one => one.providerId === account.providerId && one.remoteId === account.remoteId)
        return (
          <li key={`${account.providerId} ${account.remoteId}`} className={css.teamAccount}>
            <span className={css.words}>
              <AccountMark colour={account.colour} label={account.name} />
              <span className={css.hint}>{[manifest?.name ?? account.providerId, account.alias, hostOf(account, manifest)].filter(Boolean).join(' · ')}</span>
            </span>
            {isConnected && <IconText icon="check" tone="live">{t('teamConnected')}</IconText>}
            {!isConnected && manifest === undefined && <span className={css.hint}>{t('teamUnknownService')}</span>}
            {!isConnected && manifest !== undefined && (
              <Button size="small" aria-label={t('teamConnectNamed', { name: account.name })} onPress={() => onConnect(account)}>
                {t('teamConnect')}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** Where a key would be sent to, when the file says so: whoever pastes one should have seen it. */
function hostOf({ fields }: TeamAccount, manifest: ProviderManifest | undefined): string {
  return (manifest?.fields ?? []).flatMap(({ name, decidesHost }) => (decidesHost ? (fields[name] ?? []) : [])).join(' ')
}
