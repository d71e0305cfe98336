import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { AccountColourPicker } from '#renderer/design/account-colour-picker.tsx'
import { initialsOf } from '#renderer/design/avatar.tsx'
import { Chip } from '#renderer/design/chip.tsx'
import { FormField } from '#renderer/design/form-field.tsx'
import { TextField } from '#renderer/design/text-field.tsx'
import { suggestAliases, typedAlias } from './alias.ts'
import css from './accounts.module.css'
import type { ChoiceProblems } from './remote-choices.ts'

export type AccountLook = Readonly<{ name: string; alias: string; colour: number }>

type AccountFieldsProps = Readonly<{
  /** Tells the parts of several forms on one screen apart. */
  id: string
  look: AccountLook
  /** null = nothing is to be said yet. */
  problems: ChoiceProblems | null
  takenAliases: readonly string[]
  /** Who has which colour, by colour. */
  colourOwners: Readonly<Record<number, string>>
  onChange: (change: Partial<AccountLook>) => void
  /** Who the person is. */
  me: ReactNode
}>

/** What an account is called, looks like, and who the person is there. */
export function AccountFields({ id, look, problems, takenAliases, colourOwners, onChange, me }: AccountFieldsProps) {
  const { t } = useTranslation('accounts')
  const suggestions = suggestAliases({ name: look.name, taken: takenAliases }).filter(alias => alias !== look.alias)
  const aliasWrong = problems?.alias ?? null
  return (
    <div className={css.fields}>
      <div className={css.pair}>
        <div data-part={`${id}/name`} className={css.part}>
          <FormField label={t('name')} hint={t('nameHint')} error={problems !== null && problems.name !== null ? t('nameEmpty') : undefined}>
            <TextField name="name" maxLength={60} value={look.name} onChange={name => onChange({ name })} />
          </FormField>
        </div>
        <div data-part={`${id}/alias`} className={css.part}>
          <FormField label={t('alias')} hint={t('aliasHint')} error={aliasWrong === null ? undefined : t(`alias_${aliasWrong}`)}>
            <TextField name="alias" maxLength={40} monospaced value={look.alias} onChange={alias => onChange({ alias: typedAlias(alias) })} />
          </FormField>
          <ul className={css.chips} aria-label={t('aliasSuggestions')}>
            {suggestions.map(alias => (
              <li key={alias}>
                <Chip onPress={() => onChange({ alias })}>{alias}</Chip>
              </li>
            ))}
          </ul>
        </div>
      </div>
      <div className={css.pair}>
        <FormField label={t('colour')}>
          <AccountColourPicker
            label={t('colour')}
            value={look.colour}
            onChange={colour => onChange({ colour })}
            letters={initialsOf(look.name)}
            nameOf={colour => {
              const name = t(`colour_${colour}`, { defaultValue: '' })
              const owner = colourOwners[colour]
              return owner === undefined ? name : t('colourUsed', { colour: name, name: owner })
            }}
          />
        </FormField>
        <div className={css.part}>{me}</div>
      </div>
    </div>
  )
}
