import { Select as Base } from '@base-ui/react/select'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import layer from './layer.module.css'
import css from './select.module.css'

export type SelectOption<Value extends string> = Readonly<{ value: Value; label: string; hint?: ReactNode; lead?: ReactNode; disabled?: boolean }>

type SelectProps<Value extends string> = Readonly<{
  value: Value | null
  options: readonly SelectOption<Value>[]
  onChange: (value: Value) => void
  /** Its name where no FormField gives one. */
  label?: string | undefined
  /** Shown while nothing is chosen. */
  placeholder?: string | undefined
  /** quiet: words and an arrow only, for toolbars. */
  variant?: 'edged' | 'quiet'
  disabled?: boolean
}>

/** One of several, behind a button. For long lists with search use Picker. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { value, options, onChange, label, placeholder, variant = 'edged', disabled = false } = props
  return (
    <Base.Root
      value={value}
      items={options.map(option => ({ value: option.value, label: option.label }))}
      disabled={disabled}
      onValueChange={chosen => chosen !== null && onChange(chosen)}
    >
      <Base.Trigger className={classNames(css.trigger, css[variant])} aria-label={label}>
        <span className={css.value}>
          {options.find(option => option.value === value)?.lead}
          <Base.Value placeholder={placeholder} />
        </span>
        <Icon name={variant === 'quiet' ? 'chevronDown' : 'chevronsUpDown'} className={css.arrow} />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className={layer.positioner} alignItemWithTrigger={false} sideOffset={4} collisionPadding={8}>
          <Base.Popup className={layer.list}>
            {options.map(option => (
              <Base.Item key={option.value} value={option.value} label={option.label} disabled={option.disabled ?? false} className={layer.item}>
                <span className={layer.slot}>
                  <Base.ItemIndicator render={<Icon name="check" />} />
                </span>
                {option.lead}
                <span className={layer.itemText}>
                  <Base.ItemText>{option.label}</Base.ItemText>
                  {option.hint !== undefined && <span className={layer.hint}>{option.hint}</span>}
                </span>
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
