import { useTranslation } from 'react-i18next'
import { Avatar } from '#renderer/design/avatar.tsx'
import { Button } from '#renderer/design/button.tsx'
import { FormField } from '#renderer/design/form-field.tsx'
import { Picker } from '#renderer/design/picker.tsx'
import css from './accounts.module.css'

export type Somebody = Readonly<{ id: string; name: string; email: string | null }>

type MeFieldProps = Readonly<{ people: readonly Somebody[]; value: string | null; onChange: (id: string | null) => void }>

const NOBODY = ''

/** Who the person is at an account, found by typing. It may be left open, with what that costs. */
export function MeField({ people, value, onChange }: MeFieldProps) {
  const { t } = useTranslation('accounts')
  const chosen = people.find(({ id }) => id === value)
  const name = chosen?.name ?? t('meNobody')
  const options = people.map(person => ({
    value: person.id,
    label: person.name,
    ...(person.email === null ? {} : { hint: person.email }),
    lead: <Avatar name={person.name} size={24} />,
  }))
  return (
    <FormField label={t('me')} hint={chosen === undefined ? t('meSkipped') : t('meHint')}>
      <Picker
        label={t('meSearch')}
        emptyText={t('meNoMatch')}
        options={[{ value: NOBODY, label: t('meNobody') }, ...options]}
        values={[value ?? NOBODY]}
        onChange={([id = NOBODY]) => onChange(id === NOBODY ? null : id)}
        trigger={
          <Button className={css.picker} iconAfter="chevronsUpDown" aria-label={t('meOf', { name })}>
            {name}
          </Button>
        }
      />
    </FormField>
  )
}
