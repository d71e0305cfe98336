import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MessageText, type OutboxEntry } from '#app/domain/outbox-entry.ts'
import { Button } from '#renderer/design/button.tsx'
import { Dialog } from '#renderer/design/dialog.tsx'
import { TextArea } from '#renderer/design/text-area.tsx'
import { failureOf, useCommand } from '#renderer/queries/command.ts'
import { useEditing } from '#renderer/ui-state/editing.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import { intentWords } from './entry-words.ts'
import css from './outbox.module.css'

/** Rewrites what has not left, wherever somebody asked for it. */
export function EditLayer() {
  const { entry, end } = useEditing()
  return entry === null ? null : <EditDialog key={entry.id} entry={entry} onClose={end} />
}

function EditDialog({ entry, onClose }: Readonly<{ entry: OutboxEntry; onClose: () => void }>) {
  const { t } = useTranslation('outbox')
  const { t: failureWords } = useTranslation('failures')
  const edit = useCommand('outbox.edit')
  const [text, setText] = useState('text' in entry.intent ? entry.intent.text : '')
  const parsed = MessageText.safeParse(text)
  const what = intentWords(entry.intent, t)
  return (
    <Dialog
      open
      title={t('editTitle')}
      description={t('editText', { what })}
      closeLabel={t('cancel')}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button
            variant={entry.intent.kind === 'note' ? 'note' : 'primary'}
            disabled={!parsed.success}
            busy={edit.isPending}
            onPress={() => parsed.success && edit.mutate({ id: entry.id, text: parsed.data }, { onSuccess: onClose })}
          >
            {t('save')}
          </Button>
        </>
      }
    >
      <TextArea label={what} value={text} onChange={setText} minRows={4} maxRows={14} dir="auto" />
      {edit.isError && (
        <p className={css.trouble} role="alert">
          {describeFailure(failureOf(edit.error), failureWords).what}
        </p>
      )}
    </Dialog>
  )
}
