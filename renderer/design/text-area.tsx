import { Field } from '@base-ui/react/field'
import type { ComponentProps, CSSProperties, Ref } from 'react'
import { classNames } from './class-names.ts'
import css from './text-area.module.css'

type TextAreaProps = Readonly<
  Omit<ComponentProps<'textarea'>, 'onChange' | 'value' | 'defaultValue' | 'rows' | 'className' | 'style' | 'ref'> & {
    value: string
    onChange: (text: string) => void
    label?: string | undefined
    minRows?: number
    maxRows?: number
    /** bare: no edge and no ground of its own, for a place that draws both, like a composer. */
    variant?: 'edged' | 'bare'
    invalid?: boolean | undefined
    ref?: Ref<HTMLTextAreaElement> | undefined
  }
>

/** Several lines; grows with its text from minRows to maxRows, then scrolls. */
export function TextArea(props: TextAreaProps) {
  const { value, onChange, label, minRows = 2, maxRows = 12, variant = 'edged', invalid, ref, ...rest } = props
  const rows: CSSProperties = { minHeight: `calc(${minRows} * 1lh + 2 * var(--pad))`, maxHeight: `calc(${maxRows} * 1lh + 2 * var(--pad))` }
  return (
    <Field.Control
      aria-label={label}
      {...(invalid === undefined ? {} : { 'aria-invalid': invalid })}
      className={classNames(css.area, css[variant])}
      style={rows}
      value={value}
      onValueChange={text => onChange(text)}
      render={<textarea {...rest} ref={ref} />}
    />
  )
}
