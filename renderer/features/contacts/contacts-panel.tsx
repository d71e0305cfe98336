import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { accounts } from '#renderer/queries/accounts.ts'
import { useCommand } from '#renderer/queries/command.ts'
import { CONTEXT_BESIDE_PX, useLayout } from '#renderer/ui-state/layout.ts'
import { usePlace, useScope } from '#renderer/ui-state/place.ts'
import { useSettled } from '#renderer/ui-state/use-settled.ts'
import { useWidth } from '#renderer/ui-state/use-width.ts'
import { ContactDetails, NoContact } from './contact-details.tsx'
import { ContactList } from './contact-list.tsx'
import { ListAndDetail } from '#renderer/design/list-and-detail.tsx'

/** Everybody who asked, over all accounts of the view; their conversations beside. */
export function ContactsPanel() {
  const { t } = useTranslation('frame')
  const scope = useScope()
  const contactId = usePlace(place => place.contactId)
  const layout = useLayout()
  const isNarrow = useWidth() < CONTEXT_BESIDE_PX
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const { data: views = [] } = useQuery(accounts())
  const load = useCommand('contacts.loadMore')
  const { mutate } = load
  // What is stored here answers each key; the services are asked once somebody pauses.
  const asked = useSettled(search)
  useEffect(() => mutate({ scope, search: asked, fromStart: true }), [scope, asked, mutate])

  return (
    <ListAndDetail
      label={t('listWidth')}
      size={layout.detailWidth}
      onResize={detailWidth => layout.set({ detailWidth })}
      isNarrow={isNarrow}
      isOpen={contactId !== null}
      list={<ContactList search={search} typed={typed} onType={setTyped} views={scope === null ? views : views.filter(({ account }) => scope.includes(account.id))} load={load} />}
      detail={contactId === null ? <NoContact /> : <ContactDetails key={contactId} id={contactId} />}
    />
  )
}
