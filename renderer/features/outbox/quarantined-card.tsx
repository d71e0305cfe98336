import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '#app/domain/account.ts'
import type { QuarantinedEntry } from '#app/domain/quarantined-entry.ts'
import { AccountMark } from '#renderer/design/account-mark.tsx'
import { Button } from '#renderer/design/button.tsx'
import { ConfirmDialog } from '#renderer/design/confirm-dialog.tsx'
import { IconText } from '#renderer/design/icon-text.tsx'
import { failureOf, useCommand } from '#renderer/queries/command.ts'
import { createOnePress } from '#renderer/ui-state/one-press.ts'
import { usePlace } from '#renderer/ui-state/place.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import { formatMoment } from '#renderer/words/format.ts'
import css from './outbox.module.css'

/** An entry that nobody can read: what is known of it, what is left of its text, and the one way on. */
export function QuarantinedCard({ entry, account }: Readonly<{ entry: QuarantinedEntry; account: Account | null }>) {
  const { t } = useTranslation('outbox')
  const { t: failureWords } = useTranslation('failures')
  const [isDiscarding, setIsDiscarding] = useState(false)
  const [once] = useState(createOnePress)
  const discard = useCommand('outbox.discardQuarantined')
  const go = usePlace(place => place.go)
  const { key, conversationId, writtenAt, text, mayHaveLeft, why } = entry
  return (
    <li className={css.entry} tabIndex={-1} data-account={account?.colour}>
      <header className={css.head}>
        <strong className={css.what}>{t('quarantined')}</strong>
        {account !== null && <AccountMark colour={account.colour} label={account.name} />}
      </header>
      {text !== '' && (
        <p className={css.text} dir="auto">
          {text}
        </p>
      )}
      <IconText icon="wrong" tone="failed">
        {t(mayHaveLeft ? 'uncertain' : 'notSent')}
      </IconText>
      <p className={css.why}>
        {writtenAt !== null && t('quarantinedAt', { time: formatMoment(writtenAt) })} {t(`quarantinedWhy_${why}`)} {t('quarantinedWaits')}
      </p>
      {discard.error !== null && (
        <p className={css.trouble} role="alert">
          {t('notDone', describeFailure(failureOf(discard.error), failureWords))}
        </p>
      )}
      <div className={css.ways}>
        {text !== '' && (
          <Button size="small" icon="copy" onPress={() => void navigator.clipboard.writeText(text)}>
            {t('copy')}
          </Button>
        )}
        <Button size="small" variant="quiet" icon="trash" busy={discard.isPending} onPress={() => setIsDiscarding(true)}>
          {t('discard')}
        </Button>
        {conversationId !== null && (
          <Button size="small" variant="quiet" icon="chat" onPress={() => go({ conversationId })}>
            {t('open')}
          </Button>
        )}
      </div>
      {isDiscarding && (
        <ConfirmDialog
          open
          tone="danger"
          title={t('discardQuarantinedTitle')}
          confirmLabel={t('discard')}
          cancelLabel={t('cancel')}
          onConfirm={() => {
            setIsDiscarding(false)
            void once(entry, () => discard.mutateAsync({ key }))
          }}
          onCancel={() => setIsDiscarding(false)}
        >
          {t('discardQuarantinedText')}
        </ConfirmDialog>
      )}
    </li>
  )
}
