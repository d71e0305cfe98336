import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '#app/domain/account.ts'
import type { Contact } from '#app/domain/contact.ts'
import { FormField } from '#renderer/design/form-field.tsx'
import { RadioCards } from '#renderer/design/radio-cards.tsx'
import { SearchField } from '#renderer/design/search-field.tsx'
import { useCommand } from '#renderer/queries/command.ts'
import { contactPage } from '#renderer/queries/contacts.ts'
import { useSettled } from '#renderer/ui-state/use-settled.ts'

const SHOWN = 6

type ContactChoiceProps = Readonly<{ account: Account; chosen: Contact | null; error: string | undefined; onChoose: (contact: Contact) => void }>

/** Somebody known to this account: found here at once, and asked of the service as well. */
export function ContactChoice({ account, chosen, error, onChoose }: ContactChoiceProps) {
  const { t } = useTranslation('newConversation')
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const { data } = useQuery(contactPage([account.id], search, 0))
  const { mutate } = useCommand('contacts.loadMore')
  const asked = useSettled(search)
  useEffect(() => mutate({ scope: [account.id], search: asked, fromStart: true }), [account.id, asked, mutate])
  const found = (data?.contacts ?? []).slice(0, SHOWN)
  const shown = chosen === null || found.some(({ id }) => id === chosen.id) ? found : [chosen, ...found.slice(0, SHOWN - 1)]
  return (
    <>
      <SearchField
        label={t('contactSearch', { account: account.name })}
        placeholder={t('contactSearch', { account: account.name })}
        clearLabel={t('close')}
        value={typed}
        onChange={setTyped}
      />
      <FormField label={t('contacts')} error={error} hint={shown.length === 0 ? t('nobody') : undefined}>
        <RadioCards
          columns={2}
          value={chosen?.id ?? null}
          cards={shown.map(({ id, name, email }) => ({ value: id, label: name || t('unnamed'), hint: email ?? undefined }))}
          onChange={id => {
            const contact = shown.find(one => one.id === id)
            if (contact !== undefined) onChoose(contact)
          }}
        />
      </FormField>
    </>
  )
}
