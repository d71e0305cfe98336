import { useTranslation } from 'react-i18next'
import { Button } from '#renderer/design/button.tsx'
import { Dialog } from '#renderer/design/dialog.tsx'

type AskBeforeReplyProps = Readonly<{ name: string; onReply: () => void; onNote: () => void; onClose: () => void }>

/** A reply that begins with a colleague's name is most likely a note in the wrong mode. */
export function AskBeforeReply({ name, onReply, onNote, onClose }: AskBeforeReplyProps) {
  const { t } = useTranslation('composer')
  return (
    <Dialog
      open
      title={t('looksLikeNote')}
      description={t('looksLikeNoteText', { name })}
      closeLabel={t('cancel')}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onReply}>{t('sendAsReply')}</Button>
          <Button variant="note" icon="lock" onPress={onNote}>
            {t('makeNote')}
          </Button>
        </>
      }
    />
  )
}
