import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContactId } from '#app/domain/ids.ts'
import { Button } from '#renderer/design/button.tsx'
import { FormField } from '#renderer/design/form-field.tsx'
import { Popover } from '#renderer/design/popover.tsx'
import { TextField } from '#renderer/design/text-field.tsx'
import { accounts } from '#renderer/queries/accounts.ts'
import { failureOf, useCommand } from '#renderer/queries/command.ts'
import { useScope } from '#renderer/ui-state/place.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import { formatList } from '#renderer/words/format.ts'
import css from './contacts.module.css'

/** Opens somebody whose address or id is known, wherever they are. */
export function FindContact({ onFound }: Readonly<{ onFound: (id: ContactId) => void }>) {
  const { t } = useTranslation('contacts')
  const { t: failureWords } = useTranslation('failures')
  const [isOpen, setIsOpen] = useState(false)
  const [key, setKey] = useState('')
  const scope = useScope()
  const { data: views = [] } = useQuery(accounts())
  const find = useCommand('contacts.find')
  const [isAsked, setIsAsked] = useState(false)
  const field = useRef<HTMLInputElement>(null)

  /** Nobody found and could not ask are different sentences: who hears the first makes the contact anew. */
  function trouble(): string | undefined {
    if (isAsked && key.trim() === '') return t('findEmpty')
    if (find.isError) return describeFailure(failureOf(find.error), failureWords).what
    if (!find.isSuccess || find.data.contacts.length > 0) return undefined
    const unasked = find.data.outcomes.flatMap(({ accountId, failure }) => (failure === null ? [] : [{ accountId, failure }]))
    const [first] = unasked
    if (first === undefined) return t('findNothing', { key: find.variables.key })
    const names = unasked.map(({ accountId }) => views.find(({ account }) => account.id === accountId)?.account.name ?? accountId)
    return t('findUnasked', { accounts: formatList(names), what: describeFailure(first.failure, failureWords).what })
  }

  function toggle(opens: boolean): void {
    setIsOpen(opens)
    setIsAsked(false)
  }

  function look(): void {
    setIsAsked(true)
    if (key.trim() === '') return field.current?.focus()
    find.mutate(
      { scope, key: key.trim() },
      {
        onSuccess: ({ contacts: [first] }) => {
          if (first === undefined) return
          onFound(first.id)
          setIsOpen(false)
        },
      },
    )
  }

  return (
    <Popover title={t('find')} open={isOpen} onOpenChange={toggle} trigger={<Button icon="contact" variant="quiet">{t('find')}</Button>}>
      <form
        className={css.find}
        onSubmit={event => {
          event.preventDefault()
          look()
        }}
      >
        <FormField
          label={t('findLabel')}
          hint={t('findHint')}
          error={trouble()}
        >
          <TextField ref={field} value={key} onChange={setKey} />
        </FormField>
        <Button type="submit" variant="primary" busy={find.isPending}>
          {t('findButton')}
        </Button>
      </form>
    </Popover>
  )
}
