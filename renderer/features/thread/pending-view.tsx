import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '#app/domain/attachment.ts'
import type { OutboxEntry } from '#app/domain/outbox-entry.ts'
import { Bubble } from '#renderer/design/bubble.tsx'
import { Button } from '#renderer/design/button.tsx'
import { ConfirmDialog } from '#renderer/design/confirm-dialog.tsx'
import { Icon } from '#renderer/design/icon.tsx'
import { useAnnounce } from '#renderer/design/live-region.tsx'
import { NoteBubble } from '#renderer/design/note-bubble.tsx'
import { failureOf, useCommand } from '#renderer/queries/command.ts'
import { useEditing } from '#renderer/ui-state/editing.ts'
import { createOnePress } from '#renderer/ui-state/one-press.ts'
import { useSteps } from '#renderer/ui-state/steps.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import { discardQuestion } from '#renderer/words/discard-question.ts'
import { formatBytes, formatClock } from '#renderer/words/format.ts'
import { FileProgress } from './file-progress.tsx'
import { FileFace } from './part-view.tsx'
import { Progress } from './pending-progress.tsx'
import { RichText } from './rich-text.tsx'

/** What has not left yet: small while all is well, in words and with ways on when it is not. */
export function PendingView({ entry, isFirst, isBehind }: Readonly<{ entry: OutboxEntry; isFirst: boolean; isBehind: boolean }>) {
  const { t } = useTranslation('thread')
  const { intent, delivery } = entry
  const needsPerson = delivery.state === 'failed' || delivery.state === 'uncertain'
  const announce = useAnnounce()
  useEffect(() => {
    if (needsPerson) announce(t(`pending_${delivery.state === 'failed' ? 'failed' : 'uncertain'}`), 'assertive')
  }, [needsPerson, delivery.state, announce, t])
  if (intent.kind !== 'reply' && intent.kind !== 'note' && intent.kind !== 'file') return null
  const shared = {
    pending: !needsPerson,
    ...(needsPerson ? { failure: <Trouble entry={entry} /> } : { foot: intent.kind === 'file' ? <FileProgress entry={entry} name={intent.file.name} isBehind={isBehind} /> : <Progress entry={entry} isBehind={isBehind} /> }),
    children: intent.kind === 'file' ? <PendingFile file={intent.file} /> : <RichText text={intent.text} format="plain" />,
  }
  return (
    <article aria-label={t(`pending_${delivery.state === 'sent' || delivery.state === 'discarded' ? 'sending' : delivery.state}`)} tabIndex={-1}>
      {intent.kind === 'note' ? <NoteBubble label={t('note')} {...shared} /> : <Bubble side="ours" first={isFirst} {...shared} />}
    </article>
  )
}

function PendingFile({ file: { name, mime, bytes } }: Readonly<{ file: Attachment }>) {
  return <FileFace icon={mime.startsWith('image/') ? 'image' : 'file'} name={name} detail={formatBytes(bytes)} />
}

function Trouble({ entry }: Readonly<{ entry: OutboxEntry }>) {
  const { t } = useTranslation('thread')
  const { t: outboxWords } = useTranslation('outbox')
  const { t: failureWords } = useTranslation('failures')
  const [isDiscarding, setIsDiscarding] = useState(false)
  const [once] = useState(createOnePress)
  const retry = useCommand('outbox.retry')
  const check = useCommand('outbox.check')
  const discard = useCommand('outbox.discard')
  const putBack = useCommand('outbox.putBack')
  const take = useSteps(steps => steps.take)
  const edit = useEditing(editing => editing.edit)
  const { delivery, id, conversationId } = entry
  const named = { id, conversationId }
  if (delivery.state !== 'failed' && delivery.state !== 'uncertain') return null
  const isUncertain = delivery.state === 'uncertain'
  const { what, you } = describeFailure(delivery.failure, failureWords)
  const trouble = retry.error ?? check.error

  const lookedAt = ({ lookedAt: at }: Extract<OutboxEntry['delivery'], { state: 'uncertain' }>) => (at === undefined ? '' : t('pending_lookedAt', { time: formatClock(at) }))

  /** What may have arrived cannot be put back: it might arrive twice. That is why it asks first. */
  function drop(): void {
    setIsDiscarding(false)
    void once(entry, () => take({ run: () => discard.mutateAsync(named), text: t('discarded'), ...(entry.mayHaveArrived ? {} : { back: () => putBack.mutateAsync(named) }) }))
  }

  return (
    <>
      <Icon name="wrong" />
      <span>{delivery.state === 'uncertain' ? [t('pending_uncertain'), what, lookedAt(delivery)].join(' ').trim() : `${t('pending_failed')} ${what} ${you}`}</span>
      {isUncertain && (
        <Button size="small" icon="search" busy={check.isPending} onPress={() => void once(entry, () => check.mutateAsync(named))}>
          {t('check')}
        </Button>
      )}
      <Button size="small" icon="retry" busy={retry.isPending} onPress={() => void once(entry, () => retry.mutateAsync(named))}>
        {t(isUncertain ? 'sendAgain' : 'retry')}
      </Button>
      {!isUncertain && !entry.mayHaveArrived && entry.intent.kind !== 'file' && (
        <Button size="small" variant="quiet" onPress={() => edit(entry)}>
          {t('edit')}
        </Button>
      )}
      <Button size="small" variant="quiet" busy={discard.isPending} onPress={() => (entry.mayHaveArrived ? setIsDiscarding(true) : drop())}>
        {t('discard')}
      </Button>
      {trouble !== null && <span role="alert">{t('notDone', describeFailure(failureOf(trouble), failureWords))}</span>}
      {isDiscarding && <ConfirmDialog open tone="danger" {...discardQuestion(entry.intent, outboxWords)} onConfirm={drop} onCancel={() => setIsDiscarding(false)} />}
    </>
  )
}
