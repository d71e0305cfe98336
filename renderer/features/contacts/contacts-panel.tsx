import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SplitPane } from '#renderer/design/split-pane.tsx'
import { accounts } from '#renderer/queries/accounts.ts'
import { useCommand } from '#renderer/queries/command.ts'
import { useLayout } from '#renderer/ui-state/layout.ts'
import { usePlace, useScope } from '#renderer/ui-state/place.ts'
import { ContactDetails, NoContact } from './contact-details.tsx'
import { ContactList } from './contact-list.tsx'

/** Everybody who asked, over all accounts of the view; their conversations beside. */
export function ContactsPanel() {
  const { t } = useTranslation('frame')
  const scope = useScope()
  const contactId = usePlace(place => place.contactId)
  const layout = useLayout()
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const { data: views = [] } = useQuery(accounts())
  const load = useCommand('contacts.loadMore')
  const { mutate } = load
  useEffect(() => mutate({ scope, search, fromStart: true }), [scope, search, mutate])

  return (
    <SplitPane
      label={t('listWidth')}
      sized="second"
      size={layout.detailWidth}
      min={320}
      max={560}
      onResize={detailWidth => layout.set({ detailWidth })}
      first={<ContactList search={search} typed={typed} onType={setTyped} views={scope === null ? views : views.filter(({ account }) => scope.includes(account.id))} load={load} />}
      second={contactId === null ? <NoContact /> : <ContactDetails key={contactId} id={contactId} />}
    />
  )
}
