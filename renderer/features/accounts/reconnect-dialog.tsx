import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '#app/domain/account.ts'
import type { ProviderManifest } from '#app/domain/provider-manifest.ts'
import { Button } from '#renderer/design/button.tsx'
import { Dialog } from '#renderer/design/dialog.tsx'
import { useAnnounce } from '#renderer/design/live-region.tsx'
import { useToasts } from '#renderer/design/toasts.tsx'
import { CredentialFields } from './credential-fields.tsx'
import { askedFields } from './credential-form.ts'
import { Trouble } from './trouble.tsx'
import { DialogForm } from './dialog-form.tsx'
import { useFirstControl, useFocusPart } from './form-focus.ts'
import { useReconnect } from './use-reconnect.ts'

const FORM = 'reconnect'

type ReconnectDialogProps = Readonly<{ account: Account; manifest: ProviderManifest; onClose: () => void }>

/** A new key for an account that there is. */
export function ReconnectDialog({ account, manifest, onClose }: ReconnectDialogProps) {
  const { t } = useTranslation('accounts')
  const toasts = useToasts()
  const announce = useAnnounce()
  const place = useRef<HTMLFormElement>(null)
  const onReplaced = () => {
    const text = t('reconnected', { name: account.name })
    toasts.show({ text, tone: 'live', icon: 'check' })
    announce(text)
    onClose()
  }
  const { form, wrong, focus, isBusy, submit, type } = useReconnect({ account, manifest, onReplaced })
  useFocusPart(place, focus)
  const initialFocus = useFirstControl(place)
  // A field that is not on the screen cannot carry its trouble.
  const shown = manifest.fields.filter(field => askedFields(form).includes(field) || field.name === wrong?.field)
  return (
    <Dialog
      open
      size="medium"
      initialFocus={initialFocus}
      title={t('reconnectTitle', { name: account.name })}
      description={t('reconnectText')}
      closeLabel={t('close')}
      onClose={onClose}
      footer={
        <Button type="submit" form={FORM} variant="primary" busy={isBusy}>
          {t('reconnect')}
        </Button>
      }
    >
      <DialogForm ref={place} id={FORM} onSubmit={submit}>
        {wrong !== null && wrong.field === null && <Trouble>{wrong.words}</Trouble>}
        <CredentialFields
          form={form}
          shown={shown}
          wrong={wrong === null || wrong.field === null ? null : { field: wrong.field, words: wrong.words }}
          givenHint={field => (field.options.length > 0 ? '' : t('keepAsIs'))}
          onType={type}
        />
      </DialogForm>
    </Dialog>
  )
}
