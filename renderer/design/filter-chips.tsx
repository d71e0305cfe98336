import { Toggle } from '@base-ui/react/toggle'
import { ToggleGroup } from '@base-ui/react/toggle-group'
import { Count } from './count.tsx'
import css from './filter-chips.module.css'
import { Icon, type IconName } from './icon.tsx'

export type FilterChip<Value extends string> = Readonly<{ value: Value; label: string; icon?: IconName | undefined; count?: number | undefined }>

type FilterChipsProps<Value extends string> = Readonly<{
  label: string
  chips: readonly FilterChip<Value>[]
  /** Those that are on. */
  values: readonly Value[]
  onChange: (values: readonly Value[]) => void
  /** Only one at a time; pressing it again turns it off. */
  single?: boolean
}>

/** Narrow a list by pressing words. One tab stop, arrows move inside. */
export function FilterChips<Value extends string>({ label, chips, values, onChange, single = false }: FilterChipsProps<Value>) {
  return (
    <ToggleGroup className={css.group} aria-label={label} multiple={!single} value={values} onValueChange={onChange}>
      {chips.map(chip => (
        <Toggle key={chip.value} value={chip.value} className={css.chip}>
          {chip.icon && <Icon name={chip.icon} className={css.icon} />}
          {chip.label}
          {chip.count !== undefined && <Count value={chip.count} tone="plain" />}
        </Toggle>
      ))}
    </ToggleGroup>
  )
}
