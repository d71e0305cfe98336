import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#app/domain/account.ts'
import type { Contact } from '#app/domain/contact.ts'
import { MAX_TEXT_LENGTH, MessageText } from '#app/domain/outbox-entry.ts'
import { Button } from '#renderer/design/button.tsx'
import { Dialog } from '#renderer/design/dialog.tsx'
import { EmptyState } from '#renderer/design/empty-state.tsx'
import { FormField } from '#renderer/design/form-field.tsx'
import { Select } from '#renderer/design/select.tsx'
import { TextArea } from '#renderer/design/text-area.tsx'
import { tell, useCommand } from '#renderer/queries/command.ts'
import { inboxes, mes } from '#renderer/queries/people.ts'
import { useComposer } from '#renderer/ui-state/composer.ts'
import { EMPTY_LETTER, isBound, isWritten, useNewConversation, writtenFor } from '#renderer/ui-state/new-conversation.ts'
import { usePlace } from '#renderer/ui-state/place.ts'
import { useSteps } from '#renderer/ui-state/steps.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import { beginLetter } from './begin-letter.ts'
import { missingIn } from './missing-in.ts'
import css from './new-conversation.module.css'
import { ToFields } from './to-fields.tsx'

type DialogProps = Readonly<{ able: readonly AccountView[]; from: AccountView | null; to: Contact | null; onClose: () => void }>

export function NewConversationDialog({ able, from, to, onClose }: DialogProps) {
  const { t } = useTranslation('newConversation')
  const [view, setView] = useState(from)
  if (view === null)
    return (
      <Dialog open title={t('title')} closeLabel={t('close')} onClose={onClose}>
        <EmptyState kind="notOffered" size="panel" title={t('notOffered')} />
      </Dialog>
    )
  return (
    <Form key={view.account.id} view={view} to={to?.accountId === view.account.id ? to : null} onClose={onClose}>
      <FormField label={t('account')}>
        <Select
          value={view.account.id}
          options={able.map(({ account }) => ({ value: account.id, label: account.name }))}
          onChange={id => setView(able.find(({ account }) => account.id === id) ?? view)}
        />
      </FormField>
    </Form>
  )
}

const FIRST_WRONG = ['input:not([aria-hidden="true"])', 'textarea', '[role="radio"]'].map(control => `[data-invalid] ${control}`).join(', ')

type FormProps = Readonly<{ view: AccountView; to: Contact | null; onClose: () => void; children: React.ReactNode }>

function Form({ view, to, onClose, children }: FormProps) {
  const { t } = useTranslation('newConversation')
  const { t: failureWords } = useTranslation('failures')
  const { account } = view
  const written = useNewConversation(({ letters }) => letters[account.id]) ?? EMPTY_LETTER
  // Whom the layer was opened for comes before whoever was chosen in it the last time, if it can still be turned to somebody else.
  const [opened] = useState(isBound(written) ? null : to)
  const [given, setGiven] = useState(opened)
  const [before] = useState(writtenFor(written, opened))
  const letters = useNewConversation()
  const { show } = letters
  useEffect(() => show(account.id), [show, account.id])
  const hasBegun = useRef(false)
  const form = useRef<HTMLFormElement>(null)
  const [tries, setTries] = useState(0)
  // What is missing is said at its field, and the first of it has the focus.
  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>(FIRST_WRONG)?.focus()
  }, [tries])
  const { data: known = [] } = useQuery(inboxes([account.id]))
  const { data: me } = useQuery(mes([account.id]))
  const go = usePlace(place => place.go)
  const take = useSteps(steps => steps.take)
  const loadConversations = useCommand('contacts.loadConversations')
  const loadContacts = useCommand('contacts.loadMore')

  const { name, email, text, trouble } = written
  const isInDoubt = trouble?.outcome === 'doubt'
  const kind = given === null ? written.kind : 'known'
  const chosen = given ?? written.contact
  const inboxId = known.some(({ id, isEnabled }) => isEnabled && id === written.inboxId) ? written.inboxId : ''
  const gaps = missingIn({ kind, contact: chosen, name, email, text })
  const missing = tries > 0 ? gaps : []
  const parsed = MessageText.safeParse(text)
  const contact =
    kind === 'known'
      ? chosen === null ? null : { contactId: chosen.id }
      : { name: name.trim(), email: email.trim() === '' ? null : email.trim() }
  const meName = me?.[0]?.operator?.name ?? null

  function write(change: Parameters<typeof letters.write>[1]): void {
    setGiven(null)
    letters.write(account.id, { kind, contact: chosen, ...change })
  }

  async function begin(): Promise<void> {
    setTries(tries + 1)
    if (gaps.length > 0 || contact === null || !parsed.success || !letters.leave(account.id, { kind, contact: chosen })) return
    const begun = await beginLetter({ accountId: account.id, contact, inboxId: inboxId === '' ? null : inboxId, text: parsed.data }, tell)
    if (begun === null) return
    hasBegun.current = true
    go({ panel: 'inbox', lane: 'all', conversationId: begun })
    useComposer.getState().await(begun)
    onClose()
  }

  /** The one way besides sending that ends a draft; closing keeps it. */
  function discard(): void {
    onClose()
    void take({
      run: () => Promise.resolve(letters.end(account.id)),
      text: t('discarded'),
      back: () => Promise.resolve(letters.putBack(account.id, written)),
    })
  }

  /** Where it stands if it was begun: with the contact, or, of somebody new, among those whom the service knows by now. */
  function look(): void {
    const contactId = kind === 'known' ? (chosen?.id ?? null) : null
    if (contactId === null) loadContacts.mutate({ scope: [account.id], search: email.trim() || name.trim(), fromStart: true })
    else loadConversations.mutate({ id: contactId })
    go({ panel: 'contacts', contactId })
    onClose()
  }

  return (
    <Dialog
      open
      size="medium"
      title={t('title')}
      closeLabel={t('close')}
      onClose={onClose}
      givesFocusBack={() => !hasBegun.current}
      footer={
        <>
          <span className={css.speaker}>{meName === null ? t('sendingAsAccount', { account: account.name }) : t('sendingAs', { me: meName, account: account.name })}</span>
          {isWritten(written) && !written.isLeaving ? (
            <Button variant="quiet" icon="trash" onPress={discard}>
              {t('discard')}
            </Button>
          ) : (
            <Button onPress={onClose}>{t('cancel')}</Button>
          )}
          {isInDoubt ? (
            <>
              <Button icon="send" onPress={() => void begin()}>
                {t('beginAgain')}
              </Button>
              <Button variant="primary" icon="search" onPress={look}>
                {t('look')}
              </Button>
            </>
          ) : (
            <Button variant="primary" icon="send" shortcut="Mod+Enter" busy={written.isLeaving} onPress={() => void begin()}>
              {t('send')}
            </Button>
          )}
        </>
      }
    >
      <form ref={form} className={css.form} onSubmit={event => event.preventDefault()}>
        {children}
        <ToFields account={account} to={{ kind, contact: chosen, name, email }} missing={missing} onWrite={write} />
        {before !== null && kind === 'known' && chosen !== null && chosen.id === opened?.id && (
          <p className={css.turned} role="status">
            {t('turned', { before, name: chosen.name.trim() || chosen.email || t('unnamed') })}
          </p>
        )}
        {known.length > 0 && (
          <FormField label={t('inbox')}>
            <Select
              value={inboxId}
              options={[{ value: '' as const, label: t('noInbox') }, ...known.filter(({ isEnabled }) => isEnabled).map(inbox => ({ value: inbox.id, label: inbox.name }))]}
              onChange={next => write({ inboxId: next })}
            />
          </FormField>
        )}
        <FormField label={t('text')} error={missing.includes('text') ? t('noText') : missing.includes('shorterText') ? t('longText', { count: text.length - MAX_TEXT_LENGTH }) : undefined}>
          <TextArea
            value={text}
            onChange={next => write({ text: next })}
            onKeyDown={event => {
              // In doubt, a habit of the fingers must not send it a second time.
              if (event.repeat || event.nativeEvent.isComposing || isInDoubt) return
              if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void begin()
            }}
            placeholder={t('placeholder')}
            readOnly={written.isLeaving}
            minRows={4}
            maxRows={10}
            dir="auto"
          />
        </FormField>
        {trouble !== null && (
          <p className={css.trouble} role="alert">
            {t(trouble.outcome, describeFailure(trouble.failure, failureWords))}
          </p>
        )}
      </form>
    </Dialog>
  )
}
