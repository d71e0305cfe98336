import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MessageText, type OutboxEntry } from '#app/domain/outbox-entry.ts'
import { Button } from '#renderer/design/button.tsx'
import { ConfirmDialog } from '#renderer/design/confirm-dialog.tsx'
import { Dialog } from '#renderer/design/dialog.tsx'
import { TextArea } from '#renderer/design/text-area.tsx'
import { failureOf, tell } from '#renderer/queries/command.ts'
import { useEditing } from '#renderer/ui-state/editing.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import { intentWords } from './entry-words.ts'
import css from './outbox.module.css'
import { rewrite } from './rewrite.ts'
import { useEditHold } from './use-edit-hold.ts'

/** Rewrites what has not left, wherever somebody asked for it. */
export function EditLayer() {
  const { entry, end } = useEditing()
  return entry === null ? null : <EditDialog key={entry.id} entry={entry} onClose={end} />
}

function EditDialog({ entry, onClose }: Readonly<{ entry: OutboxEntry; onClose: () => void }>) {
  const { t } = useTranslation('outbox')
  const { t: failureWords } = useTranslation('failures')
  const { standing, sign, recheck } = useEditHold(entry)
  const edit = useMutation({ mutationFn: (words: MessageText) => rewrite(entry, words, tell), onError: recheck })
  const old = 'text' in entry.intent ? entry.intent.text : ''
  const text = useEditing(({ texts }) => texts[entry.id]) ?? old
  const write = useEditing(editing => editing.write)
  const forget = useEditing(editing => editing.forget)
  const [copied, setCopied] = useState<string | null>(null)
  const [isAsking, setIsAsking] = useState(false)
  const parsed = MessageText.safeParse(text)
  const isNote = entry.intent.kind === 'note'
  const isHeld = standing === 'held'
  const isOnlyHere = text !== old && text !== copied
  const save = () => {
    if (parsed.success && isHeld && !edit.isPending) edit.mutate(parsed.data)
  }
  const giveUp = () => {
    forget(entry.id)
    onClose()
  }
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(text)
  }
  // While it waits, what was typed is found again where it was. What has left cannot be opened again.
  const close = () => {
    if (isHeld) onClose()
    else if (isOnlyHere) setIsAsking(true)
    else giveUp()
  }
  return (
    <Dialog
      open
      title={t('editTitle')}
      description={isHeld ? t(isNote ? 'editNoteText' : 'editReplyText') : undefined}
      closeLabel={t('close')}
      onClose={close}
      footer={
        isHeld ? (
          <>
            <Button onPress={giveUp}>{t('cancel')}</Button>
            <Button variant={isNote ? 'note' : 'primary'} shortcut="Mod+Enter" disabled={!parsed.success} busy={edit.isPending} onPress={save}>
              {t('save')}
            </Button>
          </>
        ) : (
          <>
            <Button onPress={close}>{t('close')}</Button>
            {text !== old && (
              <Button variant="primary" icon={isOnlyHere ? 'copy' : 'check'} onPress={() => void copy()}>
                {t(isOnlyHere ? 'copyNewWords' : 'copied')}
              </Button>
            )}
          </>
        )
      }
    >
      <TextArea
        ref={putCaretAtEnd}
        label={intentWords(entry.intent, t)}
        value={text}
        onChange={words => {
          write(entry.id, words)
          if (isHeld) sign()
        }}
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
      {!isHeld && (
        <p className={css.trouble} role="alert">
          {t(`edit_${standing}`)} {text !== old && t('editNewWords')}
        </p>
      )}
      {isHeld && edit.isError && (
        <p className={css.trouble} role="alert">
          {describeFailure(failureOf(edit.error), failureWords).what}
        </p>
      )}
      {isAsking && (
        <ConfirmDialog open tone="danger" title={t('dropNewWordsTitle')} confirmLabel={t('close')} cancelLabel={t('cancel')} onConfirm={giveUp} onCancel={() => setIsAsking(false)}>
          {t('dropNewWordsText')}
        </ConfirmDialog>
      )}
    </Dialog>
  )
}

/** A field that opens with words in it has its caret before them; whoever rewrites goes on behind them. */
function putCaretAtEnd(area: HTMLTextAreaElement | null): void {
  area?.setSelectionRange(area.value.length, area.value.length)
}
