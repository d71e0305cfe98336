import { useTranslation } from 'react-i18next'
import type { CredentialOffer } from '#app/contract/accounts.ts'
import type { ProviderId } from '#app/domain/provider-id.ts'
import type { ProviderManifest } from '#app/domain/provider-manifest.ts'
import { Icon } from '#renderer/design/icon.tsx'
import { formatList } from '#renderer/words/format.ts'
import css from './accounts.module.css'

type ServiceStepProps = Readonly<{
  manifests: readonly ProviderManifest[]
  offers: readonly CredentialOffer[]
  onChoose: (providerId: ProviderId, offer: CredentialOffer | null) => void
}>

/** Which service, or a key that is on this computer already. */
export function ServiceStep({ manifests, offers, onChoose }: ServiceStepProps) {
  const { t } = useTranslation('accounts')
  const { t: words } = useTranslation('providers')
  const card = (manifest: ProviderManifest, offer: CredentialOffer | null) => (
    <button key={manifest.id} type="button" className={css.service} onClick={() => onChoose(manifest.id, offer)}>
      <span className={css.mark} aria-hidden>
        {offer === null ? manifest.mark : <Icon name="key" size={20} />}
      </span>
      <span className={css.words}>
        <span className={css.title}>{manifest.name}</span>
        <span className={css.hint}>{offer === null ? words(`${manifest.id}.about`, { defaultValue: '' }) : offerWords(offer)}</span>
      </span>
      <Icon name="chevronRight" className={css.go} />
    </button>
  )
  const offerWords = ({ variables, hint }: CredentialOffer) => [formatList(variables), hint === '' ? '' : t('offeredHint', { hint })].filter(Boolean).join(' · ')
  const offered = offers.flatMap(offer => manifests.filter(({ id }) => id === offer.providerId).map(manifest => card(manifest, offer)))
  return (
    <div>
      {offered.length > 0 && <h3 className={css.heading}>{t('offered')}</h3>}
      <div className={css.services}>{offered}</div>
      <h3 className={css.heading}>{t('chooseService')}</h3>
      <div className={css.services}>{manifests.map(manifest => card(manifest, null))}</div>
    </div>
  )
}
