import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#renderer/design/button.tsx'
import { Dialog } from '#renderer/design/dialog.tsx'
import { linkVerdict } from '#renderer/queries/app.ts'
import { failureOf, useCommand } from '#renderer/queries/command.ts'
import { unanswered } from '#renderer/queries/unanswered.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import css from './link-button.module.css'
import { plainToSee } from './plain-to-see.ts'

const LONGEST_SHOWN = 500

type LinkButtonProps = Readonly<{ url: string; label: string; children: ReactNode; look?: 'text' | 'plain' }>

/** A link that a person wrote. It leads nowhere by itself: it shows the host that it really names, and asks. */
export function LinkButton({ url, label, children, look = 'text' }: LinkButtonProps) {
  const [isAsking, setIsAsking] = useState(false)
  return (
    <>
      <button type="button" className={look === 'text' ? css.link : css.plain} onClick={() => setIsAsking(true)}>
        {children}
      </button>
      {isAsking && <AskToLeave url={url} label={label} onClose={() => setIsAsking(false)} />}
    </>
  )
}

function AskToLeave({ url, label, onClose }: Readonly<{ url: string; label: string; onClose: () => void }>) {
  const { t } = useTranslation('thread')
  const { t: failureWords } = useTranslation('failures')
  const asked = useQuery(linkVerdict(url, label))
  const open = useCommand('links.open')
  const failed = unanswered(asked)
  if (failed !== null) return <NotOpened title={t('linkFailed')} text={describeFailure(failed.failure, failureWords).what} url={url} onRetry={failed.retry} onClose={onClose} />
  // The gate is asked again when it opens, and has the last word.
  const verdict = open.data ?? asked.data
  if (verdict === undefined) return null
  if (verdict.verdict === 'refused') return <NotOpened title={t('refused')} text={t(`refused_${verdict.reason}`)} url={url} onClose={onClose} />
  return (
    <Dialog
      open
      title={t('leave')}
      description={t('leaveText')}
      onClose={onClose}
      closeLabel={t('leaveCancel')}
      footer={
        <>
          <Button onPress={onClose}>{t('leaveCancel')}</Button>
          <Button
            variant="primary"
            icon="external"
            busy={open.isPending}
            onPress={() => open.mutate({ url }, { onSuccess: opened => opened.verdict === 'allowed' && onClose() })}
          >
            {t('leaveOpen')}
          </Button>
        </>
      }
    >
      <p className={css.host}>{verdict.asciiHost}</p>
      <code className={css.address}>{verdict.url}</code>
      {verdict.warnings.map(warning => (
        <p key={warning} className={css.warning}>
          {t(`warn_${warning}`)} {warning === 'labelNamesAnotherHost' && t('leaveWritten', { label: plainToSee(label) })}
        </p>
      ))}
      {open.isError && (
        <p className={css.warning} role="alert">
          {t('openFailed', describeFailure(failureOf(open.error), failureWords))}
        </p>
      )}
    </Dialog>
  )
}

type NotOpenedProps = Readonly<{ title: string; text: string; url: string; onRetry?: () => void; onClose: () => void }>

/** Refused by the gate, or the gate could not be asked; the address is there to be read, and for no more. */
function NotOpened({ title, text, url, onRetry, onClose }: NotOpenedProps) {
  const { t } = useTranslation('thread')
  return (
    <Dialog
      open
      title={title}
      description={text}
      onClose={onClose}
      closeLabel={t('leaveCancel')}
      footer={
        <>
          <Button onPress={onClose}>{t('leaveCancel')}</Button>
          {onRetry !== undefined && (
            <Button variant="primary" icon="retry" onPress={onRetry}>
              {t('retry')}
            </Button>
          )}
        </>
      }
    >
      <code className={css.address}>{plainToSee(url.slice(0, LONGEST_SHOWN))}</code>
    </Dialog>
  )
}
