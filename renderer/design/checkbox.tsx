import { Checkbox as Base } from '@base-ui/react/checkbox'
import type { ReactNode } from 'react'
import css from './choice.module.css'
import { Icon } from './icon.tsx'

type CheckboxProps = Readonly<{
  checked: boolean
  /** Some of what it stands for is on. */
  mixed?: boolean
  onChange: (checked: boolean) => void
  /** Words beside the box; or `name` where there is no room for words. */
  children?: ReactNode
  name?: string | undefined
  hint?: ReactNode
  disabled?: boolean
  /** -1 inside a row whose list has one tab stop. */
  tabIndex?: number | undefined
}>

export function Checkbox({ checked, mixed = false, onChange, children, name, hint, disabled = false, tabIndex }: CheckboxProps) {
  const box = (
    <Base.Root
      className={css.box}
      checked={checked}
      indeterminate={mixed}
      disabled={disabled}
      onCheckedChange={isOn => onChange(isOn)}
      aria-label={name}
      {...(tabIndex === undefined ? {} : { tabIndex })}
    >
      <span className={css.square}>
        <Base.Indicator render={<Icon name={mixed ? 'minus' : 'check'} className={css.tick} />} />
      </span>
    </Base.Root>
  )
  if (children === undefined) return box
  return (
    <label className={css.choice}>
      {box}
      <span className={css.words}>
        <span>{children}</span>
        {hint && <span className={css.hint}>{hint}</span>}
      </span>
    </label>
  )
}
