import { Field } from '@base-ui/react/field'
import type { ReactNode } from 'react'
import css from './form-field.module.css'
import { Icon } from './icon.tsx'

type FormFieldProps = Readonly<{
  label: ReactNode
  /** What to enter and where to find it. */
  hint?: ReactNode
  /** What is wrong and how to mend it; replaces nothing, the hint stays. */
  error?: ReactNode
  /** The word "optional" in the reader's language, beside the label. */
  optional?: ReactNode
  /** One control: TextField, TextArea, Select, RadioCards. It is labelled and described by itself. */
  children: ReactNode
}>

export function FormField({ label, hint, error, optional, children }: FormFieldProps) {
  const isWrong = error !== undefined && error !== null && error !== ''
  return (
    <Field.Root className={css.field} invalid={isWrong}>
      <Field.Label className={css.label} nativeLabel={false} render={<div />}>
        {label}
        {optional && <span className={css.optional}>{optional}</span>}
      </Field.Label>
      {children}
      {hint && <Field.Description className={css.hint}>{hint}</Field.Description>}
      {isWrong && (
        <Field.Error className={css.error} match render={<div />}>
          <Icon name="wrong" />
          <span>{error}</span>
        </Field.Error>
      )}
    </Field.Root>
  )
}
