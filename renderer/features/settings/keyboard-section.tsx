import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '#renderer/design/button.tsx'
import { Switch } from '#renderer/design/switch.tsx'
import { appInfo } from '#renderer/queries/app.ts'
import { useActions } from '#renderer/ui-state/actions.ts'
import { Section, Setting } from './section.tsx'
import { usePreferences } from './use-preferences.ts'

/** What keys do. */
export function KeyboardSection() {
  const { t } = useTranslation('settings')
  const { preferences, change, trouble } = usePreferences()
  const { data: info } = useQuery(appInfo())
  const perform = useActions(actions => actions.perform)
  if (preferences === undefined) return null
  const sendKeys = t(info?.platform === 'darwin' ? 'sendKeysMac' : 'sendKeys')
  return (
    <Section title={t('keyboard')} trouble={trouble}>
      <Switch on={preferences.singleKeys} onChange={singleKeys => change({ singleKeys })} hint={t('singleKeysHint')}>
        {t('singleKeys')}
      </Switch>
      <Switch on={preferences.enterSends} onChange={enterSends => change({ enterSends })} hint={t('enterSendsHint', { keys: sendKeys })}>
        {t('enterSends')}
      </Switch>
      <Setting label={t('showKeys')} hint={t('showKeysHint')}>
        <Button icon="keyboard" onPress={() => perform('keys')}>
          {t('showKeysNow')}
        </Button>
      </Setting>
    </Section>
  )
}
