import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import { useId, type ReactNode } from 'react'
import { classNames } from './class-names.ts'
import css from './choice.module.css'

export type RadioCard<Value extends string> = Readonly<{ value: Value; label: ReactNode; hint?: ReactNode; lead?: ReactNode; disabled?: boolean }>

type RadioCardsProps<Value extends string> = Readonly<{
  /** Its name where no FormField gives one. */
  label?: string | undefined
  value: Value | null
  cards: readonly RadioCard<Value>[]
  onChange: (value: Value) => void
  columns?: 1 | 2 | 3
}>

/** One of a few that need explaining: a provider, where to keep secrets. */
export function RadioCards<Value extends string>({ label, value, cards, onChange, columns = 1 }: RadioCardsProps<Value>) {
  const id = useId()
  return (
    <RadioGroup className={classNames(css.cards, css[`columns${columns}`])} aria-label={label} value={value} onValueChange={chosen => chosen !== null && onChange(chosen)}>
      {cards.map((card, nth) => (
        <label key={card.value} className={css.card}>
          {card.lead}
          {/* Within a FormField each would otherwise be named like the whole field. */}
          <span id={`${id}-${nth}`} className={css.words}>
            <span className={css.cardLabel}>{card.label}</span>
            {card.hint && <span className={css.hint}>{card.hint}</span>}
          </span>
          <Radio.Root value={card.value} disabled={card.disabled ?? false} aria-labelledby={`${id}-${nth}`} className={css.box}>
            <span className={css.circle}>
              <Radio.Indicator className={css.point} />
            </span>
          </Radio.Root>
        </label>
      ))}
    </RadioGroup>
  )
}
