import { useTranslation } from 'react-i18next'
import { Switch } from '#renderer/design/switch.tsx'
import { Section } from './section.tsx'
import { usePreferences } from './use-preferences.ts'

/** What opening a conversation does to it. */
export function ReadingSection() {
  const { t } = useTranslation('settings')
  const { preferences, change, trouble } = usePreferences()
  if (preferences === undefined) return null
  return (
    <Section title={t('reading')} trouble={trouble}>
      <Switch on={preferences.readOnOpen} onChange={readOnOpen => change({ readOnOpen })} hint={t('readOnOpenHint')}>
        {t('readOnOpen')}
      </Switch>
    </Section>
  )
}
