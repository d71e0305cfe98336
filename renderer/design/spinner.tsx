import css from './spinner.module.css'

/** Turns inside a busy button, nowhere else: places that wait for data use Skeleton or ProgressLine. */
export function Spinner() {
  return <span className={css.spinner} aria-hidden />
}
