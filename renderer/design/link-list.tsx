import type { ReactNode } from 'react'
import css from './link-list.module.css'

export type LinkItem = Readonly<{ key: string; title: string; meta: string; isStrong?: boolean; action?: ReactNode; onPress: () => void }>

/** A short list of things that lead somewhere, two lines each. */
export function LinkList({ items }: Readonly<{ items: readonly LinkItem[] }>) {
  return (
    <ul className={css.list}>
      {items.map(({ key, title, meta, isStrong = false, action, onPress }) => (
        <li key={key} className={css.item}>
          <button type="button" className={css.link} onClick={onPress}>
            <span className={isStrong ? css.strong : css.title}>{title}</span>
            <span className={css.meta}>{meta}</span>
          </button>
          {action}
        </li>
      ))}
    </ul>
  )
}
