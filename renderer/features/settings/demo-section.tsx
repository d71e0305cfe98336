import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '#renderer/design/button.tsx'
import { appInfo, demoFacts } from '#renderer/queries/app.ts'
import { failureOf, useCommand } from '#renderer/queries/command.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import { formatNumber } from '#renderer/words/format.ts'
import { Section, Setting } from './section.tsx'
import css from './settings.module.css'

/** Into the demo and out of it. */
export function DemoSection() {
  const { t } = useTranslation('settings')
  const { t: failureWords } = useTranslation('failures')
  const { data: info } = useQuery(appInfo())
  const enter = useCommand('demo.enter')
  const leave = useCommand('demo.leave')
  if (info === undefined) return null
  const failure = enter.error ?? leave.error
  return (
    <Section title={t('demo')} trouble={failure === null ? null : t('demoFailed', describeFailure(failureOf(failure), failureWords))}>
      <p className={css.text}>{t('demoText')}</p>
      {info.isDemo && <Holds />}
      {info.isDemo ? (
        <Setting label={t('demoLeave')}>
          <Button busy={leave.isPending} onPress={() => leave.mutate({})}>
            {t('demoLeave')}
          </Button>
        </Setting>
      ) : (
        <Setting label={t('demoEnter')} hint={t('demoAgain')}>
          <Button icon="play" busy={enter.isPending} onPress={() => enter.mutate({})}>
            {t('demoEnter')}
          </Button>
        </Setting>
      )}
    </Section>
  )
}

function Holds() {
  const { t } = useTranslation('settings')
  const { data } = useQuery(demoFacts())
  if (data === undefined) return null
  const { accounts, conversations, messages } = data
  return <p className={css.text}>{t('demoHolds', { accounts: formatNumber(accounts), conversations: formatNumber(conversations), messages: formatNumber(messages) })}</p>
}
