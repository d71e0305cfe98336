import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#renderer/design/button.tsx'
import { Dialog } from '#renderer/design/dialog.tsx'
import { linkVerdict } from '#renderer/queries/app.ts'
import { useCommand } from '#renderer/queries/command.ts'
import css from './link-button.module.css'

type LinkButtonProps = Readonly<{ url: string; label: string; children: ReactNode; look?: 'text' | 'plain' }>

/** A link that a person wrote. It leads nowhere by itself: it shows the host that it really names, and asks. */
export function LinkButton({ url, label, children, look = 'text' }: LinkButtonProps) {
  const [isAsking, setIsAsking] = useState(false)
  return (
    <>
      <button type="button" className={look === 'text' ? css.link : css.plain} title={url} onClick={() => setIsAsking(true)}>
        {children}
      </button>
      {isAsking && <AskToLeave url={url} label={label} onClose={() => setIsAsking(false)} />}
    </>
  )
}

function AskToLeave({ url, label, onClose }: Readonly<{ url: string; label: string; onClose: () => void }>) {
  const { t } = useTranslation('thread')
  const { data: verdict } = useQuery(linkVerdict(url, label))
  const open = useCommand('links.open')
  if (verdict === undefined) return null
  if (verdict.verdict === 'refused')
    return (
      <Dialog open title={t('refused')} description={t(`refused_${verdict.reason}`)} onClose={onClose} closeLabel={t('leaveCancel')} footer={<Button onPress={onClose}>{t('leaveCancel')}</Button>}>
        <code className={css.address}>{url.slice(0, 500)}</code>
      </Dialog>
    )
  return (
    <Dialog
      open
      title={t('leave')}
      description={t('leaveText')}
      onClose={onClose} closeLabel={t('leaveCancel')}
      footer={
        <>
          <Button onPress={onClose}>{t('leaveCancel')}</Button>
          <Button variant="primary" icon="external" busy={open.isPending} onPress={() => open.mutate({ url }, { onSuccess: onClose })}>
            {t('leaveOpen')}
          </Button>
        </>
      }
    >
      <p className={css.host}>{verdict.asciiHost}</p>
      <code className={css.address}>{verdict.url}</code>
      {verdict.warnings.map(warning => (
        <p key={warning} className={css.warning}>
          {t(`warn_${warning}`)} {warning === 'labelNamesAnotherHost' && t('leaveWritten', { label })}
        </p>
      ))}
    </Dialog>
  )
}
