import { Menu as Base } from '@base-ui/react/menu'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'
import { Kbd } from './kbd.tsx'
import css from './layer.module.css'

type MenuItemProps = Readonly<{
  children: ReactNode
  icon?: IconName | undefined
  /** A second, quieter line. */
  hint?: ReactNode
  shortcut?: string | undefined
  tone?: 'neutral' | 'danger'
  disabled?: boolean
  /** Leave the menu open after a press. */
  stays?: boolean
  onPress: () => void
}>

export function MenuItem({ children, icon, hint, shortcut, tone = 'neutral', disabled = false, stays = false, onPress }: MenuItemProps) {
  return (
    <Base.Item className={classNames(css.item, tone === 'danger' && css.danger)} disabled={disabled} closeOnClick={!stays} onClick={onPress}>
      <span className={css.slot}>{icon && <Icon name={icon} />}</span>
      <ItemText hint={hint}>{children}</ItemText>
      {shortcut && <Kbd keys={shortcut} />}
    </Base.Item>
  )
}

type MenuCheckItemProps = Readonly<{ children: ReactNode; hint?: ReactNode; checked: boolean; disabled?: boolean; onChange: (checked: boolean) => void }>

export function MenuCheckItem({ children, hint, checked, disabled = false, onChange }: MenuCheckItemProps) {
  return (
    <Base.CheckboxItem className={css.item} checked={checked} disabled={disabled} onCheckedChange={isOn => onChange(isOn)}>
      <span className={css.slot}>
        <Base.CheckboxItemIndicator render={<Icon name="check" />} />
      </span>
      <ItemText hint={hint}>{children}</ItemText>
    </Base.CheckboxItem>
  )
}

export type MenuOption<Value extends string> = Readonly<{ value: Value; label: ReactNode; hint?: ReactNode; disabled?: boolean }>

type MenuChoiceProps<Value extends string> = Readonly<{ label?: string; value: Value; options: readonly MenuOption<Value>[]; onChange: (value: Value) => void }>

/** One of several inside a menu. */
export function MenuChoice<Value extends string>({ label, value, options, onChange }: MenuChoiceProps<Value>) {
  return (
    <Base.RadioGroup className={css.group} value={value} onValueChange={onChange} aria-label={label}>
      {label && (
        <span className={css.groupLabel} aria-hidden>
          {label}
        </span>
      )}
      {options.map(option => (
        <Base.RadioItem key={option.value} className={css.item} value={option.value} disabled={option.disabled ?? false}>
          <span className={css.slot}>
            <Base.RadioItemIndicator render={<Icon name="check" />} />
          </span>
          <ItemText hint={option.hint}>{option.label}</ItemText>
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  )
}

type SubMenuProps = Readonly<{ label: ReactNode; icon?: IconName | undefined; disabled?: boolean; children: ReactNode }>

export function SubMenu({ label, icon, disabled = false, children }: SubMenuProps) {
  return (
    <Base.SubmenuRoot>
      <Base.SubmenuTrigger className={css.item} disabled={disabled}>
        <span className={css.slot}>{icon && <Icon name={icon} />}</span>
        <ItemText>{label}</ItemText>
        <Icon name="chevronRight" className={css.arrow} />
      </Base.SubmenuTrigger>
      <Base.Portal>
        <Base.Positioner className={css.positioner} sideOffset={2} alignOffset={-4} collisionPadding={8}>
          <Base.Popup className={css.menu}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.SubmenuRoot>
  )
}

function ItemText({ children, hint }: Readonly<{ children: ReactNode; hint?: ReactNode }>) {
  return (
    <span className={css.itemText}>
      <span>{children}</span>
      {hint !== undefined && <span className={css.hint}>{hint}</span>}
    </span>
  )
}
