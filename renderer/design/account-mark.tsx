import type { AccountColour } from './account-colour.ts'
import css from './account-mark.module.css'
import { classNames } from './class-names.ts'

type AccountMarkProps = Readonly<{
  colour: AccountColour
  /** The account's short label; the colour never stands alone. */
  label: string
  /** chip: on the account's tint, for headers and composers. */
  variant?: 'plain' | 'chip'
  /** The full name, on hover. */
  title?: string | undefined
}>

export function AccountMark({ colour, label, variant = 'plain', title }: AccountMarkProps) {
  return (
    <span className={classNames(css.mark, css[variant])} data-account={colour} title={title}>
      <span className={css.swatch} />
      <span className={css.label}>{label}</span>
    </span>
  )
}
