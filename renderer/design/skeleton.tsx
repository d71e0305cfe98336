import css from './skeleton.module.css'
import { VisuallyHidden } from './visually-hidden.tsx'

type SkeletonRowsProps = Readonly<{
  /** What is awaited, read aloud: "Loading conversations". */
  label: string
  count?: number
  /** line: one bar per row, for panels. row: as tall as a list row. bubble: a thread. */
  kind?: 'row' | 'line' | 'bubble'
}>

/** Only for the very first load of a place; what is already known is shown instead. */
export function SkeletonRows({ label, count = 8, kind = 'row' }: SkeletonRowsProps) {
  return (
    <div role="status" aria-busy>
      <VisuallyHidden>{label}</VisuallyHidden>
      {Array.from({ length: count }, (_, at) => (
        <div key={at} className={css[kind]} data-turn={at % 4} aria-hidden>
          {kind === 'row' && <span className={css.round} />}
          <span className={css.lines}>
            <span className={css.bar} />
            {kind === 'row' && <span className={css.bar} />}
          </span>
        </div>
      ))}
    </div>
  )
}
