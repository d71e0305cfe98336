import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#renderer/design/button.tsx'
import { Dialog } from '#renderer/design/dialog.tsx'

type AskBeforeReplyProps = Readonly<{ name: string; onReply: () => void; onNote: () => void; onClose: () => void }>

/** A reply that begins with a colleague's name is most likely a note in the wrong mode: Enter makes it one. */
export function AskBeforeReply({ name, onReply, onNote, onClose }: AskBeforeReplyProps) {
  const { t } = useTranslation('composer')
  const note = useRef<HTMLButtonElement>(null)
  return (
    <Dialog
      open
      title={t('looksLikeNote')}
      description={t('looksLikeNoteText', { name })}
      closeLabel={t('cancel')}
      initialFocus={note}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onReply}>{t('sendAsReply')}</Button>
          <Button ref={note} variant="note" icon="lock" onPress={onNote}>
            {t('makeNote')}
          </Button>
        </>
      }
    />
  )
}
