import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { DefinitionList } from '#renderer/design/definition-list.tsx'
import { appInfo } from '#renderer/queries/app.ts'
import { Section } from './section.tsx'
import css from './settings.module.css'

/** Which Tributary this is, and where what it keeps lies. */
export function AboutSection() {
  const { t } = useTranslation('settings')
  const { data: info } = useQuery(appInfo())
  if (info === undefined) return null
  const { version, host, platform } = info
  const hostWords = host === 'electron' || host === 'chromium' ? t(`host_${host}`) : host
  return (
    <Section title={t('about')}>
      <div className={css.flush}>
        <DefinitionList
          items={[
            { key: 'version', label: t('version'), value: version },
            { key: 'window', label: t('window'), value: hostWords },
            { key: 'platform', label: t('platform'), value: t(`platform_${platform}`) },
            { key: 'licence', label: t('licence'), value: t('licenceMit') },
            { key: 'data', label: t('data'), value: t(`data_${platform}`) },
          ]}
        />
      </div>
    </Section>
  )
}
