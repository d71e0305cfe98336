import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import css from './list-and-detail.module.css'
import { SplitPane } from './split-pane.tsx'

type ListAndDetailProps = Readonly<{
  /** What the handle between them resizes. */
  label: string
  /** Of the detail, in CSS pixels. */
  size: number
  onResize: (size: number) => void
  /** No room for both: they take turns, and the detail leads back by closing. */
  isNarrow: boolean
  isOpen: boolean
  list: ReactNode
  detail: ReactNode
}>

const NARROWEST_PX = 320
const WIDEST_PX = 560

/** A list, and what is open of it beside. */
export function ListAndDetail({ label, size, onResize, isNarrow, isOpen, list, detail }: ListAndDetailProps) {
  if (isNarrow)
    return (
      <div className={css.turns}>
        <div className={classNames(css.list, isOpen && css.behind)}>{list}</div>
        {isOpen && <div className={css.detail}>{detail}</div>}
      </div>
    )
  return <SplitPane label={label} sized="second" size={size} min={NARROWEST_PX} max={WIDEST_PX} onResize={onResize} first={list} second={detail} />
}
