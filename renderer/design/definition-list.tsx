import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import css from './definition-list.module.css'

export type Definition = Readonly<{
  key: string
  label: ReactNode
  /** Plain words, a Badge, a link. */
  value: ReactNode
  /** Shown on hover and focus: copy, edit. */
  action?: ReactNode
}>

/** Facts in two columns, for panels beside something. Labels line up, values wrap. */
export function DefinitionList({ items, stacked = false }: Readonly<{ items: readonly Definition[]; stacked?: boolean }>) {
  return (
    <dl className={classNames(css.list, stacked && css.stacked)}>
      {items.map(item => (
        <div key={item.key} className={css.item}>
          <dt className={css.label}>{item.label}</dt>
          <dd className={css.value}>
            <span className={css.words}>{item.value}</span>
            {item.action && <span className={css.action}>{item.action}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
