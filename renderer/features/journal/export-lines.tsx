import { useTranslation } from 'react-i18next'
import type { Scope } from '#app/contract/scope.ts'
import { Button } from '#renderer/design/button.tsx'
import { useAnnounce } from '#renderer/design/live-region.tsx'
import { useToasts } from '#renderer/design/toasts.tsx'
import { failureOf, useCommand } from '#renderer/queries/command.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import css from './journal.module.css'

/** Writes what is shown into a file of the person's choice. */
export function ExportLines({ scope, isEmpty }: Readonly<{ scope: Scope; isEmpty: boolean }>) {
  const { t } = useTranslation('journal')
  const { t: failureWords } = useTranslation('failures')
  const write = useCommand('journal.export')
  const toasts = useToasts()
  const announce = useAnnounce()

  function say(savedAs: string | null): void {
    if (savedAs === null) return
    const text = t('saved', { name: savedAs })
    toasts.show({ text, icon: 'check', tone: 'live' })
    announce(text)
  }

  return (
    <>
      <p className={css.hint} role={write.isError ? 'alert' : undefined}>
        {write.isError ? t('notSaved', describeFailure(failureOf(write.error), failureWords)) : t('exportHint')}
      </p>
      <Button icon="export" busy={write.isPending} aria-disabled={isEmpty || undefined} onPress={() => !isEmpty && write.mutate({ scope }, { onSuccess: ({ savedAs }) => say(savedAs) })}>
        {t('export')}
      </Button>
    </>
  )
}
