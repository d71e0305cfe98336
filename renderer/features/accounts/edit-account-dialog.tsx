import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#app/domain/account.ts'
import type { ProviderManifest } from '#app/domain/provider-manifest.ts'
import { Button } from '#renderer/design/button.tsx'
import { DefinitionList } from '#renderer/design/definition-list.tsx'
import { Dialog } from '#renderer/design/dialog.tsx'
import { failureOf, useCommand } from '#renderer/queries/command.ts'
import { operators } from '#renderer/queries/people.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import { formatExact } from '#renderer/words/format.ts'
import { AccountFields } from './account-fields.tsx'
import css from './accounts.module.css'
import { ownersOf } from './accounts-step.tsx'
import { CapabilityList } from './capability-list.tsx'
import { MeField } from './me-field.tsx'
import { problemsOf } from './remote-choices.ts'
import { Trouble } from './trouble.tsx'
import { DialogForm } from './dialog-form.tsx'
import { useFirstControl, useFocusPart } from './form-focus.ts'

const FORM = 'edit-account'

type EditAccountDialogProps = Readonly<{ view: AccountView; others: readonly AccountView[]; manifest: ProviderManifest; onClose: () => void }>

/** What an account is called, looks like, who the person is there, and what its key can do. */
export function EditAccountDialog({ view: { account, capabilities }, others, manifest, onClose }: EditAccountDialogProps) {
  const { t } = useTranslation('accounts')
  const { t: failureWords } = useTranslation('failures')
  const { data: team = [] } = useQuery(operators([account.id]))
  const update = useCommand('accounts.update')
  const refresh = useCommand('people.refresh')
  const [look, setLook] = useState({ name: account.name, alias: account.alias, colour: account.colour })
  const [me, setMe] = useState(account.me)
  const [showsWrong, setShowsWrong] = useState(false)
  const [focus, setFocus] = useState<Readonly<{ part: string | null; times: number }>>({ part: null, times: 0 })
  const form = useRef<HTMLFormElement>(null)
  useFocusPart(form, focus)
  const initialFocus = useFirstControl(form)

  const takenAliases = others.map(({ account: { alias } }) => alias)
  const problems = problemsOf(look, takenAliases)
  const people = team.filter(({ operator }) => operator.isActive || operator.id === me).map(({ operator: { id, name, email } }) => ({ id, name, email }))

  function save(): void {
    if (update.isPending) return
    const isWrong = problems.name !== null || problems.alias !== null
    setShowsWrong(isWrong)
    if (isWrong) return setFocus(({ times }) => ({ part: `${account.id}/${problems.name === null ? 'alias' : 'name'}`, times: times + 1 }))
    update.mutate({ id: account.id, ...look, name: look.name.trim(), me }, { onSuccess: onClose })
  }

  return (
    <Dialog
      open
      size="medium"
      initialFocus={initialFocus}
      title={account.name}
      closeLabel={t('close')}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button type="submit" form={FORM} variant="primary" busy={update.isPending}>
            {t('save')}
          </Button>
        </>
      }
    >
      <DialogForm ref={form} id={FORM} onSubmit={save}>
        {update.isError && <Trouble>{t('notSaved', describeFailure(failureOf(update.error), failureWords))}</Trouble>}
        <AccountFields
          id={account.id}
          look={look}
          problems={showsWrong ? problems : null}
          takenAliases={takenAliases}
          colourOwners={ownersOf(others.map(other => other.account))}
          onChange={change => setLook({ ...look, ...change })}
          me={
            people.length > 0 ? (
              <MeField people={people} value={me} onChange={id => setMe(team.find(({ operator }) => operator.id === id)?.operator.id ?? null)} />
            ) : (
              <>
                <p className={css.quiet}>{t('meNone')}</p>
                <Button icon="refresh" busy={refresh.isPending} onPress={() => refresh.mutate({ scope: [account.id] })}>
                  {t('askWho')}
                </Button>
              </>
            )
          }
        />
        <section className={css.section}>
          <h3 className={css.sectionTitle}>{t('canTitle')}</h3>
          <CapabilityList capabilities={capabilities} providerId={manifest.id} />
        </section>
        <section className={css.section}>
          <h3 className={css.sectionTitle}>{t('facts')}</h3>
          <div className={css.flush}>
            <DefinitionList
              items={[
                { key: 'service', label: t('service'), value: manifest.name },
                { key: 'remote', label: t('remoteId'), value: account.remoteId },
                ...(account.credentialHint === '' ? [] : [{ key: 'hint', label: t('keyEnds'), value: account.credentialHint }]),
                { key: 'added', label: t('addedOn'), value: formatExact(account.createdAt) },
              ]}
            />
          </div>
        </section>
      </DialogForm>
    </Dialog>
  )
}
