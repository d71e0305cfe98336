import { useTranslation } from 'react-i18next'
import type { ProviderManifest } from '#app/domain/provider-manifest.ts'
import { Button } from '#renderer/design/button.tsx'
import { Icon } from '#renderer/design/icon.tsx'
import { formatList } from '#renderer/words/format.ts'
import css from './accounts.module.css'
import { formOf, shownFields, type AddState } from './add-state.ts'
import { CredentialFields } from './credential-fields.tsx'
import { Trouble } from './trouble.tsx'
import { wrongWords } from './wrong-words.ts'

type KeyStepProps = Readonly<{
  state: AddState
  manifest: ProviderManifest
  onType: (field: string, value: string) => void
  onTypeInstead: () => void
}>

/** What the service asks for. What the check found stands on the field that is wrong. */
export function KeyStep({ state, manifest, onType, onTypeInstead }: KeyStepProps) {
  const { t } = useTranslation('accounts')
  const { t: providerWords } = useTranslation('providers')
  const { t: failureWords } = useTranslation('failures')
  const { check, missing, offer } = state
  const words = (field: string | null, failure: Extract<AddState['check'], { state: 'bad' }>['failure']) =>
    wrongWords({ providerId: manifest.id, field, failure }, { t: providerWords, failureWords })
  const shown = shownFields(state, manifest.fields)
  // A field that is not on the screen cannot carry its trouble.
  const isOnField = check.state === 'bad' && shown.some(({ name }) => name === check.field)
  const wrongField = check.state === 'bad' && check.field !== null && isOnField ? { field: check.field, words: words(check.field, check.failure) } : null
  return (
    <div className={css.fields}>
      {offer !== null && (
        <div className={css.notice}>
          <Icon name="key" />
          <span>{t('usingOffered', { variables: formatList(offer.variables) })}</span>
          <Button size="small" onPress={onTypeInstead}>
            {t('typeInstead')}
          </Button>
        </div>
      )}
      {check.state === 'bad' && wrongField === null && <Trouble>{words(check.field, check.failure)}</Trouble>}
      <CredentialFields
        form={formOf(state, manifest.fields)}
        shown={shown}
        wrong={missing === null ? wrongField : { field: missing, words: t('missing') }}
        givenHint={field => t('fromVariable', { variable: field.environment ?? '' })}
        onType={onType}
      />
    </div>
  )
}
