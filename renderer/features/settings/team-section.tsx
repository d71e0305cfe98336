import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '#renderer/design/button.tsx'
import { useAnnounce } from '#renderer/design/live-region.tsx'
import { useToasts } from '#renderer/design/toasts.tsx'
import { accounts } from '#renderer/queries/accounts.ts'
import { failureOf, useCommand } from '#renderer/queries/command.ts'
import { useLayers } from '#renderer/ui-state/layers.ts'
import { useFocusHandOver } from '#renderer/ui-state/use-focus-hand-over.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import { Section, Setting } from './section.tsx'

/** The accounts as a file for colleagues: names and colours, no keys. */
export function TeamSection() {
  const { t } = useTranslation('settings')
  const { t: failureWords } = useTranslation('failures')
  const { data: views = [] } = useQuery(accounts())
  const write = useCommand('accounts.exportTeam')
  const openLayer = useLayers(layers => layers.open)
  const toasts = useToasts()
  const announce = useAnnounce()
  useFocusHandOver()

  function say(savedAs: string | null): void {
    if (savedAs === null) return
    const text = t('teamSaved', { name: savedAs })
    toasts.show({ text, icon: 'check', tone: 'live' })
    announce(text)
  }

  return (
    <Section title={t('team')} trouble={write.isError ? t('teamNotSaved', describeFailure(failureOf(write.error), failureWords)) : null}>
      <Setting label={t('teamExport')} hint={t(views.length === 0 ? 'teamExportNone' : 'teamExportHint')}>
        <Button icon="export" busy={write.isPending} aria-disabled={views.length === 0 || undefined} onPress={() => views.length > 0 && write.mutate({}, { onSuccess: ({ savedAs }) => say(savedAs) })}>
          {t('teamExportNow')}
        </Button>
      </Setting>
      <Setting label={t('teamImport')} hint={t('teamImportHint')}>
        <Button icon="folder" onPress={() => openLayer('teamFile')}>
          {t('teamImportNow')}
        </Button>
      </Setting>
    </Section>
  )
}
