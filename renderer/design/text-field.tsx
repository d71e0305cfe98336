import { Input } from '@base-ui/react/input'
import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import css from './text-field.module.css'

type TextFieldProps = Readonly<
  Omit<ComponentProps<'input'>, 'size' | 'onChange' | 'value' | 'defaultValue' | 'className' | 'style'> & {
    value: string
    onChange: (text: string) => void
    /** Read aloud where no FormField gives the field its label. */
    label?: string | undefined
    size?: 'medium' | 'large'
    /** For keys and identifiers: every character as wide as the next. */
    monospaced?: boolean
    invalid?: boolean | undefined
    before?: ReactNode
    after?: ReactNode
  }
>

/** One line of text. Inside a FormField its label, hint and error are wired by themselves. */
export function TextField(props: TextFieldProps) {
  const { value, onChange, label, size = 'medium', monospaced = false, invalid, before, after, ...rest } = props
  return (
    <span className={classNames(css.field, css[size])}>
      {before && <span className={css.beside}>{before}</span>}
      <Input
        autoComplete="off"
        spellCheck={false}
        {...rest}
        aria-label={label}
        {...(invalid === undefined ? {} : { 'aria-invalid': invalid })}
        className={classNames(css.input, monospaced && css.monospaced)}
        value={value}
        onValueChange={text => onChange(text)}
      />
      {after && <span className={css.beside}>{after}</span>}
    </span>
  )
}
