import type { CredentialField } from '#app/domain/provider-manifest.ts'

/** What was typed, by field name. */
export type Values = Readonly<Record<string, string>>

/**
 * A form over the fields of a manifest. `given`: fields that have a value which this window never sees, from the environment
 * or from the account; left empty, that value stands.
 */
export type CredentialForm = Readonly<{ fields: readonly CredentialField[]; values: Values; given: readonly string[] }>

/** A choice without a value stands on its first option, unless it is given elsewhere. */
export function valueOf({ values, given }: Omit<CredentialForm, 'fields'>, field: CredentialField): string {
  const typed = values[field.name] ?? ''
  return typed === '' && !given.includes(field.name) ? (field.options[0]?.value ?? '') : typed
}

/** The fields to ask for as things stand. A field that hangs on a choice which we cannot see is asked, and may be left empty. */
export function askedFields(form: CredentialForm): readonly CredentialField[] {
  return form.fields.filter(field => hingeOf(form, field) !== 'closed')
}

/** The first field that has to be filled in and is not; null = none. */
export function missingField(form: CredentialForm): string | null {
  const missing = askedFields(form).find(
    field => !field.isOptional && !form.given.includes(field.name) && hingeOf(form, field) === 'open' && valueOf(form, field).trim() === '',
  )
  return missing?.name ?? null
}

/** What goes to the check: trimmed, without what is empty or not asked. */
export function filledFields(form: CredentialForm): Readonly<Record<string, string>> {
  const filled = askedFields(form).map(field => [field.name, valueOf(form, field).trim()] as const)
  return Object.fromEntries(filled.filter(([, value]) => value !== ''))
}

function hingeOf(form: CredentialForm, { askedWhen }: CredentialField): 'open' | 'closed' | 'unknown' {
  if (askedWhen === null) return 'open'
  const hinge = form.fields.find(({ name }) => name === askedWhen.field)
  const value = hinge === undefined ? '' : valueOf(form, hinge)
  if (value === '') return form.given.includes(askedWhen.field) ? 'unknown' : 'closed'
  return askedWhen.values.includes(value) ? 'open' : 'closed'
}
