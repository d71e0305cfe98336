import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MessageText, type OutboxEntry } from '#app/domain/outbox-entry.ts'
import { Button } from '#renderer/design/button.tsx'
import { Dialog } from '#renderer/design/dialog.tsx'
import { TextArea } from '#renderer/design/text-area.tsx'
import { failureOf, tell } from '#renderer/queries/command.ts'
import { useEditing } from '#renderer/ui-state/editing.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import { intentWords } from './entry-words.ts'
import { rewrite } from './rewrite.ts'
import css from './outbox.module.css'

/** Rewrites what has not left, wherever somebody asked for it. */
export function EditLayer() {
  const { entry, end } = useEditing()
  return entry === null ? null : <EditDialog key={entry.id} entry={entry} onClose={end} />
}

function EditDialog({ entry, onClose }: Readonly<{ entry: OutboxEntry; onClose: () => void }>) {
  const { t } = useTranslation('outbox')
  const { t: failureWords } = useTranslation('failures')
  const edit = useMutation({ mutationFn: (words: MessageText) => rewrite(entry, words, tell) })
  const [text, setText] = useState('text' in entry.intent ? entry.intent.text : '')
  const parsed = MessageText.safeParse(text)
  const isNote = entry.intent.kind === 'note'
  const save = () => {
    if (parsed.success && !edit.isPending) edit.mutate(parsed.data)
  }
  return (
    <Dialog
      open
      title={t('editTitle')}
      description={t(isNote ? 'editNoteText' : 'editReplyText')}
      closeLabel={t('cancel')}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button
            variant={isNote ? 'note' : 'primary'}
            shortcut="Mod+Enter"
            disabled={!parsed.success}
            busy={edit.isPending}
            onPress={save}
          >
            {t('save')}
          </Button>
        </>
      }
    >
      <TextArea
        label={intentWords(entry.intent, t)}
        value={text}
        onChange={setText}
        onKeyDown={event => {
          if (event.repeat || event.nativeEvent.isComposing) return
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) save()
        }}
        // What is typed behind a text that is being saved would go with the layer.
        readOnly={edit.isPending}
        minRows={4}
        maxRows={14}
        dir="auto"
      />
      {edit.isError && (
        <p className={css.trouble} role="alert">
          {describeFailure(failureOf(edit.error), failureWords).what}
        </p>
      )}
    </Dialog>
  )
}
