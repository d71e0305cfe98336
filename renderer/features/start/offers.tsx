import { useTranslation } from 'react-i18next'
import type { CredentialOffer } from '#app/contract/accounts.ts'
import type { ProviderId } from '#app/domain/provider-id.ts'
import type { ProviderManifest } from '#app/domain/provider-manifest.ts'
import { Button } from '#renderer/design/button.tsx'
import { Icon } from '#renderer/design/icon.tsx'
import { formatList } from '#renderer/words/format.ts'
import css from './start-screen.module.css'

type OffersProps = Readonly<{ offers: readonly CredentialOffer[]; manifests: readonly ProviderManifest[]; onUse: (providerId: ProviderId) => void }>

/** One line for each key that main found in the environment: where it stands and how it ends, never what it is. */
export function Offers({ offers, manifests, onUse }: OffersProps) {
  const { t } = useTranslation('start')
  return offers.map(({ providerId, variables, hint }) => (
    <div key={providerId} className={css.line}>
      <Icon name="key" />
      <span className={css.words}>
        <span>{t('offered', { service: manifests.find(({ id }) => id === providerId)?.name ?? providerId })}</span>
        <span className={css.small}>{hint === '' ? formatList(variables) : t('offeredHint', { variables: formatList(variables), hint })}</span>
      </span>
      <Button onPress={() => onUse(providerId)}>{t('useOffered')}</Button>
    </div>
  ))
}
