import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CredentialField } from '#app/domain/provider-manifest.ts'
import { Button } from '#renderer/design/button.tsx'
import { FormField } from '#renderer/design/form-field.tsx'
import { RadioCards } from '#renderer/design/radio-cards.tsx'
import { Select } from '#renderer/design/select.tsx'
import { TextField } from '#renderer/design/text-field.tsx'
import { valueOf, type CredentialForm } from './credential-form.ts'
import { pasteTrimmed } from './paste-trimmed.ts'
import { SecretField } from './secret-field.tsx'
import css from './accounts.module.css'
import { manifestWords } from '#renderer/words/manifest-words.ts'

type CredentialFieldsProps = Readonly<{
  form: CredentialForm
  /** Those of the form that are on the screen. */
  shown: readonly CredentialField[]
  /** The field that is wrong, and what to do about it. */
  wrong: Readonly<{ field: string; words: string }> | null
  /** What stands in for a value that is given elsewhere. */
  givenHint: (field: CredentialField) => string
  onType: (field: string, value: string) => void
}>

/** What a manifest asks for, as a form. */
export function CredentialFields({ form, shown, wrong, givenHint, onType }: CredentialFieldsProps) {
  const { t } = useTranslation('accounts')
  const { t: words } = useTranslation('providers')
  const [isUnfolded, setIsUnfolded] = useState(false)
  const rare = shown.filter(({ isOptional }) => isOptional)
  // What holds something or is wrong is never folded away.
  const isOpen = isUnfolded || rare.some(({ name }) => name === wrong?.field || (form.values[name] ?? '') !== '')
  const line = (field: CredentialField) => {
    const isGiven = form.given.includes(field.name)
    const hint = field.hint === null ? '' : manifestWords(field.hint, words)
    return (
      <div key={field.name} data-part={field.name} className={css.part}>
        <FormField
          label={manifestWords(field.label, words)}
          optional={field.isOptional ? t('optional') : undefined}
          hint={isGiven ? `${hint} ${givenHint(field)}`.trim() : hint}
          error={wrong?.field === field.name ? wrong.words : undefined}
        >
          <Control field={field} form={form} onType={value => onType(field.name, value)} />
        </FormField>
      </div>
    )
  }
  return (
    <>
      {shown.filter(({ isOptional }) => !isOptional).map(line)}
      {rare.length > 0 && (
        <div className={css.fold}>
          <Button variant="quiet" size="small" icon={isOpen ? 'chevronDown' : 'chevronRight'} aria-expanded={isOpen} onPress={() => setIsUnfolded(!isOpen)}>
            {t('rarely')}
          </Button>
        </div>
      )}
      {isOpen && rare.map(line)}
    </>
  )
}

type ControlProps = Readonly<{ field: CredentialField; form: CredentialForm; onType: (value: string) => void }>

function Control({ field, form, onType }: ControlProps) {
  const { t } = useTranslation('accounts')
  const { t: words } = useTranslation('providers')
  const value = valueOf(form, field)
  const label = manifestWords(field.label, words)
  if (field.options.length > 0) {
    const options = field.options.map(option => ({
      value: option.value,
      label: manifestWords(option.label, words),
      hint: option.hint === null ? undefined : manifestWords(option.hint, words),
    }))
    if (form.given.includes(field.name)) return <Select value={value} options={[{ value: '', label: t('asItIs') }, ...options]} onChange={onType} />
    return <RadioCards label={label} value={value} cards={options} onChange={onType} />
  }
  if (field.isSecret)
    return <SecretField name={field.name} value={value} onChange={onType} revealLabel={t('reveal', { field: label })} concealLabel={t('conceal', { field: label })} />
  return (
    <TextField
      name={field.name}
      monospaced
      placeholder={field.placeholder ?? undefined}
      value={value}
      onChange={onType}
      onPaste={pasteTrimmed(onType)}
    />
  )
}
