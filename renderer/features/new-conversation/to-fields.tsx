import { useTranslation } from 'react-i18next'
import type { Account } from '#app/domain/account.ts'
import { FormField } from '#renderer/design/form-field.tsx'
import { Segmented } from '#renderer/design/segmented.tsx'
import { TextField } from '#renderer/design/text-field.tsx'
import type { Letter } from '#renderer/ui-state/new-conversation.ts'
import { ContactChoice } from './contact-choice.tsx'
import type { Missing } from './missing-in.ts'

type Recipient = Pick<Letter, 'kind' | 'contact' | 'name' | 'email'>
type ToFieldsProps = Readonly<{ account: Account; to: Recipient; missing: readonly Missing[]; onWrite: (change: Partial<Recipient>) => void }>

/** To whom: somebody whom the account knows, or a name and an address. */
export function ToFields({ account, to, missing, onWrite }: ToFieldsProps) {
  const { t } = useTranslation('newConversation')
  return (
    <>
      <FormField label={t('contact')}>
        <Segmented
          label={t('contact')}
          value={to.kind}
          onChange={kind => onWrite({ kind })}
          segments={[
            { value: 'known', label: t('known') },
            { value: 'someone', label: t('someone') },
          ]}
        />
      </FormField>
      {to.kind === 'known' ? (
        <ContactChoice account={account} chosen={to.contact} error={missing.includes('contact') ? t('noContact') : undefined} onChoose={contact => onWrite({ contact })} />
      ) : (
        <>
          <FormField label={t('name')} error={missing.includes('name') ? t('noName') : undefined}>
            <TextField value={to.name} onChange={name => onWrite({ name })} />
          </FormField>
          <FormField label={t('email')} optional={t('optional')} error={missing.includes('email') ? t('wrongEmail') : undefined}>
            <TextField value={to.email} onChange={email => onWrite({ email })} type="email" />
          </FormField>
        </>
      )}
    </>
  )
}
