import { Switch as Base } from '@base-ui/react/switch'
import type { ReactNode } from 'react'
import css from './choice.module.css'

type SwitchProps = Readonly<{
  on: boolean
  onChange: (on: boolean) => void
  /** Words to the left; or `name` where other words already stand there. */
  children?: ReactNode
  name?: string | undefined
  hint?: ReactNode
  disabled?: boolean
}>

/** Takes effect at once; a choice that waits for "Save" is a Checkbox. */
export function Switch({ on, onChange, children, name, hint, disabled = false }: SwitchProps) {
  const control = (
    <Base.Root className={css.switch} checked={on} disabled={disabled} onCheckedChange={isOn => onChange(isOn)} aria-label={name}>
      <Base.Thumb className={css.thumb} />
    </Base.Root>
  )
  if (children === undefined) return control
  return (
    <label className={css.setting}>
      <span className={css.words}>
        <span>{children}</span>
        {hint && <span className={css.hint}>{hint}</span>}
      </span>
      {control}
    </label>
  )
}
