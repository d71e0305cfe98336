import { useTranslation } from 'react-i18next'
import { LANGUAGES, type Language } from '#app/domain/language.ts'
import { Segmented } from '#renderer/design/segmented.tsx'
import { Select, type SelectOption } from '#renderer/design/select.tsx'
import { DensityPreview } from './density-preview.tsx'
import { Section, Setting } from './section.tsx'
import { usePreferences } from './use-preferences.ts'

const THEMES = ['system', 'light', 'dark'] as const
const THEME_ICONS = { system: 'monitor', light: 'sun', dark: 'moon' } as const
const DENSITIES = ['comfortable', 'cosy', 'compact'] as const
const SYSTEM = 'system'

/** Theme, room and language. Each takes effect on the whole window at once. */
export function AppearanceSection() {
  const { t } = useTranslation('settings')
  const { preferences, change, trouble } = usePreferences()
  if (preferences === undefined) return null
  const languages: readonly SelectOption<Language | typeof SYSTEM>[] = [{ value: SYSTEM, label: t('language_system') }, ...LANGUAGES.map(value => ({ value, label: t(`language_${value}`) }))]
  return (
    <Section title={t('appearance')} trouble={trouble}>
      <Setting label={t('theme')} hint={t('themeHint')}>
        <Segmented
          label={t('theme')}
          value={preferences.theme}
          segments={THEMES.map(value => ({ value, label: t(`theme_${value}`), icon: THEME_ICONS[value] }))}
          onChange={theme => change({ theme })}
        />
      </Setting>
      <Setting label={t('density')} hint={t('densityHint')}>
        <Segmented
          label={t('density')}
          value={preferences.density}
          segments={DENSITIES.map(value => ({ value, label: t(`density_${value}`) }))}
          onChange={density => change({ density })}
        />
      </Setting>
      <DensityPreview />
      <Setting label={t('language')} hint={t('languageHint')}>
        <Select
          label={t('language')}
          variant="quiet"
          value={preferences.language ?? SYSTEM}
          options={languages}
          onChange={value => change({ language: value === SYSTEM ? null : value })}
        />
      </Setting>
    </Section>
  )
}
