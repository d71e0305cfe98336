import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '#app/domain/account.ts'
import type { OutboxEntry } from '#app/domain/outbox-entry.ts'
import { AccountMark } from '#renderer/design/account-mark.tsx'
import { Button } from '#renderer/design/button.tsx'
import { ConfirmDialog } from '#renderer/design/confirm-dialog.tsx'
import { IconText } from '#renderer/design/icon-text.tsx'
import { upload } from '#renderer/queries/attachments.ts'
import { failureOf, useCommand } from '#renderer/queries/command.ts'
import { conversation } from '#renderer/queries/conversations.ts'
import { uploadShare } from '#renderer/queries/upload-share.ts'
import { useEditing } from '#renderer/ui-state/editing.ts'
import { createOnePress } from '#renderer/ui-state/one-press.ts'
import { usePlace } from '#renderer/ui-state/place.ts'
import { useSteps } from '#renderer/ui-state/steps.ts'
import { useNow } from '#renderer/ui-state/use-now.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import { discardQuestion } from '#renderer/words/discard-question.ts'
import { formatBytes, formatClock } from '#renderer/words/format.ts'
import { canRetry } from './can-retry.ts'
import { intentWords, stateWords } from './entry-words.ts'
import css from './outbox.module.css'

/** One entry: to whom, what, where it stands, and the ways on. */
export function EntryCard({ entry, account, isBehind }: Readonly<{ entry: OutboxEntry; account: Account | null; isBehind: boolean }>) {
  const { t } = useTranslation('outbox')
  const { t: failureWords } = useTranslation('failures')
  const [isDiscarding, setIsDiscarding] = useState(false)
  const [once] = useState(createOnePress)
  const { data: row } = useQuery(conversation(entry.conversationId))
  const { data: progress } = useQuery({ ...upload(entry.id), enabled: entry.delivery.state === 'uploading' })
  const retry = useCommand('outbox.retry')
  const check = useCommand('outbox.check')
  const discard = useCommand('outbox.discard')
  const putBack = useCommand('outbox.putBack')
  const now = useNow()
  const take = useSteps(steps => steps.take)
  const edit = useEditing(editing => editing.edit)
  const go = usePlace(place => place.go)
  const trouble = retry.error ?? check.error
  const { id, conversationId, intent, delivery } = entry
  const named = { id, conversationId }
  const needsPerson = delivery.state === 'failed' || delivery.state === 'uncertain'
  const isStuck = needsPerson || entry.heldByDisk !== undefined
  const what = intentWords(intent, t)
  const name = row?.conversation.contactName || row?.conversation.contactEmail || t('unnamed')
  const hasText = intent.kind === 'reply' || intent.kind === 'note'
  const isOnItsWay = delivery.state === 'sending' || delivery.state === 'checking'
  const isUncertain = delivery.state === 'uncertain'
  const mightArriveTwice = (hasText || intent.kind === 'file') && entry.mayHaveArrived

  /** What may have arrived cannot be put back: it might arrive twice. That is why it asks first. */
  function drop(): void {
    setIsDiscarding(false)
    void once(entry, () =>
      take({
        run: () => discard.mutateAsync(named),
        text: t('discarded', { what, name }),
        ...(mightArriveTwice ? {} : { back: () => putBack.mutateAsync(named) }),
      }),
    )
  }

  return (
    <li className={css.entry} tabIndex={-1} data-account={account?.colour} data-kind={intent.kind}>
      <header className={css.head}>
        <strong>{what}</strong>
        <span className={css.to} title={name}>
          {t('to', { name })}
        </span>
      </header>
      {account !== null && <AccountMark colour={account.colour} label={account.name} title={account.name} />}
      {hasText && (
        <p className={css.text} dir="auto">
          {intent.text}
        </p>
      )}
      {intent.kind === 'file' && (
        <IconText icon={intent.file.mime.startsWith('image/') ? 'image' : 'file'}>
          <bdi>{intent.file.name}</bdi> {formatBytes(intent.file.bytes)}
        </IconText>
      )}
      <IconText icon={isStuck ? 'wrong' : 'clock'} tone={isStuck ? 'failed' : 'muted'} wraps>
        {stateWords(entry, { isBehind, t, describe: failure => describeFailure(failure, failureWords), clock: formatClock, now, share: uploadShare(progress) })}
      </IconText>
      {trouble !== null && (
        <p className={css.trouble} role="alert">
          {t('notDone', describeFailure(failureOf(trouble), failureWords))}
        </p>
      )}
      <div className={css.ways}>
        {isUncertain && (
          <Button size="small" icon="search" busy={check.isPending} onPress={() => void once(entry, () => check.mutateAsync(named))}>
            {t('check')}
          </Button>
        )}
        {canRetry(entry, isBehind) && (
          <Button size="small" icon="retry" busy={retry.isPending} onPress={() => void once(entry, () => retry.mutateAsync(named))}>
            {t(isUncertain ? 'sendAgain' : 'retry')}
          </Button>
        )}
        {hasText && !entry.mayHaveArrived && (delivery.state === 'queued' || delivery.state === 'failed') && (
          <Button size="small" variant="quiet" icon="edit" onPress={() => edit(entry)}>
            {t('edit')}
          </Button>
        )}
        {!isOnItsWay && (
          <Button size="small" variant="quiet" icon="trash" busy={discard.isPending} onPress={() => (mightArriveTwice ? setIsDiscarding(true) : drop())}>
            {t('discard')}
          </Button>
        )}
        <Button size="small" variant="quiet" icon="chat" onPress={() => go({ conversationId })}>
          {t('open')}
        </Button>
      </div>
      {isDiscarding && (
        <ConfirmDialog open tone="danger" {...discardQuestion(intent, t)} onConfirm={drop} onCancel={() => setIsDiscarding(false)} />
      )}
    </li>
  )
}
