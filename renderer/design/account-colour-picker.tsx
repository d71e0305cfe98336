import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import { accountColours, type AccountColour } from './account-colour.ts'
import css from './account-colour-picker.module.css'
import { Icon } from './icon.tsx'

type AccountColourPickerProps = Readonly<{
  /** Its name where no FormField gives one. */
  label?: string | undefined
  value: AccountColour
  onChange: (colour: AccountColour) => void
  /** The name of a colour in the reader's language: "Teal", "Teal, used by Northwind". */
  nameOf: (colour: AccountColour) => string
  /** What stands in each swatch, to see that it can be read: the account's letters. */
  letters: string
}>

/** One of the twelve account colours. Arrow keys move the choice. */
export function AccountColourPicker({ label, value, onChange, nameOf, letters }: AccountColourPickerProps) {
  return (
    <RadioGroup className={css.group} aria-label={label} value={value} onValueChange={onChange}>
      {accountColours.map(colour => (
        <Radio.Root key={colour} value={colour} className={css.swatch} data-account={colour} aria-label={nameOf(colour)} title={nameOf(colour)}>
          <span className={css.face}>{colour === value ? <Icon name="check" /> : letters}</span>
        </Radio.Root>
      ))}
    </RadioGroup>
  )
}
