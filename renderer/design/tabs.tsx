import { Tabs as Base } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'
import { Count } from './count.tsx'
import { Icon, type IconName } from './icon.tsx'
import css from './tabs.module.css'

export type Tab<Value extends string> = Readonly<{ value: Value; label: string; icon?: IconName | undefined; count?: number | undefined; disabled?: boolean }>

type TabsProps<Value extends string> = Readonly<{
  label: string
  value: Value
  tabs: readonly Tab<Value>[]
  onChange: (value: Value) => void
  /** Controls at the end of the bar. */
  after?: ReactNode
  /** The content of the chosen tab. */
  children?: ReactNode
}>

/** Several views of one thing. Arrow keys move the choice, Tab goes into the content. */
export function Tabs<Value extends string>({ label, value, tabs, onChange, after, children }: TabsProps<Value>) {
  return (
    <Base.Root className={css.tabs} value={value} onValueChange={onChange}>
      <div className={css.bar}>
        <Base.List className={css.list} aria-label={label} activateOnFocus>
          {tabs.map(tab => (
            <Base.Tab key={tab.value} value={tab.value} disabled={tab.disabled ?? false} className={css.tab}>
              {tab.icon && <Icon name={tab.icon} />}
              {tab.label}
              {tab.count !== undefined && tab.count > 0 && <Count value={tab.count} tone="plain" />}
            </Base.Tab>
          ))}
        </Base.List>
        {after}
      </div>
      <Base.Panel value={value} className={css.panel}>
        {children}
      </Base.Panel>
    </Base.Root>
  )
}
