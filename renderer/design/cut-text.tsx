import css from './cut-text.module.css'

type CutTextProps = Readonly<{
  /** null or nothing at all shows the sign for nothing. */
  children: string | null
}>

/** What a table says where there is nothing to say: empty cells look like something that is still to come. */
export const NOTHING = '–'

/** Words in one line of whatever width there is; whole on hover. In their own direction. */
export function CutText({ children }: CutTextProps) {
  if (children === null || children.trim() === '') return <span className={css.nothing}>{NOTHING}</span>
  return (
    <bdi className={css.text} title={children}>
      {children}
    </bdi>
  )
}
