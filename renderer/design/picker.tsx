import { Combobox } from '@base-ui/react/combobox'
import type { ReactElement, ReactNode } from 'react'
import { Icon } from './icon.tsx'
import css from './layer.module.css'

export type PickerOption = Readonly<{
  value: string
  /** What is searched and shown. */
  label: string
  hint?: ReactNode
  /** Avatar, Dot, AccountMark. */
  lead?: ReactNode
  disabled?: boolean
}>

type PickerProps = Readonly<{
  trigger: ReactElement
  /** Name of the list, also the placeholder of its search. */
  label: string
  options: readonly PickerOption[]
  /** Chosen values; one at most unless multiple. */
  values: readonly string[]
  multiple?: boolean
  onChange: (values: readonly string[]) => void
  emptyText: string
  /** Below the list: a hint or one Button. */
  footer?: ReactNode
  open?: boolean | undefined
  onOpenChange?: ((open: boolean) => void) | undefined
}>

/** Choose from many by typing: assignee, tags, inbox. A single choice closes it, several stay open. */
export function Picker(props: PickerProps) {
  const { trigger, label, options, values, multiple = false, onChange, emptyText, footer, open, onOpenChange } = props
  const chosen = options.filter(option => values.includes(option.value))
  const control = {
    items: options,
    itemToStringLabel: (option: PickerOption) => option.label,
    isItemEqualToValue: (one: PickerOption, other: PickerOption) => one.value === other.value,
    autoHighlight: true,
    ...(open === undefined ? {} : { open }),
    ...(onOpenChange && { onOpenChange: (isOpen: boolean) => onOpenChange(isOpen) }),
  }
  const parts = (
    <>
      <Combobox.Trigger render={trigger} aria-label={label} />
      <Combobox.Portal>
        <Combobox.Positioner className={css.positioner} align="start" sideOffset={4} collisionPadding={8}>
          <Combobox.Popup className={css.list} aria-label={label}>
            <div className={css.search}>
              <Icon name="search" />
              <Combobox.Input className={css.searchInput} placeholder={label} aria-label={label} />
            </div>
            <Combobox.Empty className={css.empty}>{emptyText}</Combobox.Empty>
            <Combobox.List>{(option: PickerOption) => <PickerItem key={option.value} option={option} />}</Combobox.List>
            {footer && <div className={css.footer}>{footer}</div>}
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </>
  )
  if (multiple) {
    return (
      <Combobox.Root {...control} multiple value={chosen} onValueChange={now => onChange(now.map(option => option.value))}>
        {parts}
      </Combobox.Root>
    )
  }
  return (
    <Combobox.Root {...control} value={chosen[0] ?? null} onValueChange={now => onChange(now === null ? [] : [now.value])}>
      {parts}
    </Combobox.Root>
  )
}

function PickerItem({ option }: Readonly<{ option: PickerOption }>) {
  return (
    <Combobox.Item value={option} disabled={option.disabled ?? false} className={css.item}>
      {option.lead}
      <span className={css.itemText}>
        <span>{option.label}</span>
        {option.hint !== undefined && <span className={css.hint}>{option.hint}</span>}
      </span>
      <span className={css.slot}>
        <Combobox.ItemIndicator render={<Icon name="check" />} />
      </span>
    </Combobox.Item>
  )
}
