import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutboxEntry } from '#app/domain/outbox-entry.ts'
import { Button } from '#renderer/design/button.tsx'
import { upload } from '#renderer/queries/attachments.ts'
import { failureOf, useCommand } from '#renderer/queries/command.ts'
import { uploadShare } from '#renderer/queries/upload-share.ts'
import { createOnePress } from '#renderer/ui-state/one-press.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import { Progress } from './pending-progress.tsx'

/** How far a file is, and the way to call it back while nobody can have seen it. */
export function FileProgress({ entry, name, isBehind }: Readonly<{ entry: OutboxEntry; name: string; isBehind: boolean }>) {
  const { t } = useTranslation('thread')
  const { id, conversationId, delivery, mayHaveArrived } = entry
  const [once] = useState(createOnePress)
  const { t: failureWords } = useTranslation('failures')
  const { data: progress } = useQuery({ ...upload(id), enabled: delivery.state === 'uploading' })
  const discard = useCommand('outbox.discard')
  return (
    <>
      <Progress entry={entry} share={uploadShare(progress)} isBehind={isBehind} />
      {!mayHaveArrived && (delivery.state === 'queued' || delivery.state === 'uploading') && (
        <Button size="small" variant="quiet" aria-label={t('cancelUpload', { name })} busy={discard.isPending} onPress={() => void once(entry, () => discard.mutateAsync({ id, conversationId }))}>
          {t('cancelSending')}
        </Button>
      )}
      {discard.isError && <span role="alert">{t('notDone', describeFailure(failureOf(discard.error), failureWords))}</span>}
    </>
  )
}
