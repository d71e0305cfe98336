import { useTranslation } from 'react-i18next'
import type { IconName } from '#renderer/design/icon.tsx'
import { NavItem } from '#renderer/design/nav-item.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { SETTINGS_SECTIONS, useSettingsSection, type SettingsSection } from '#renderer/ui-state/settings-section.ts'
import { AboutSection } from './about-section.tsx'
import { AccountsSection } from './accounts-section.tsx'
import { AppearanceSection } from './appearance-section.tsx'
import { DemoSection } from './demo-section.tsx'
import { KeyboardSection } from './keyboard-section.tsx'
import { KeysSection } from './keys-section.tsx'
import { ReadingSection } from './reading-section.tsx'
import css from './settings.module.css'

const ICONS = {
  accounts: 'account',
  keys: 'shield',
  appearance: 'sun',
  keyboard: 'keyboard',
  reading: 'mailOpen',
  demo: 'play',
  about: 'info',
} as const satisfies Record<SettingsSection, IconName>

const SECTIONS = {
  accounts: AccountsSection,
  keys: KeysSection,
  appearance: AppearanceSection,
  keyboard: KeyboardSection,
  reading: ReadingSection,
  demo: DemoSection,
  about: AboutSection,
} as const satisfies Record<SettingsSection, React.ComponentType>

/** Everything that can be set, a section at a time. */
export function SettingsPanel() {
  const { t } = useTranslation('settings')
  const { section, show } = useSettingsSection()
  const Shown = SECTIONS[section]
  return (
    <Panel title={t('title')} label={t('title')} scrolls={false}>
      <div className={css.settings}>
        <nav className={css.nav} aria-label={t('sections')}>
          {SETTINGS_SECTIONS.map(name => (
            <NavItem key={name} icon={ICONS[name]} current={name === section} onPress={() => show(name)}>
              {t(`section_${name}`)}
            </NavItem>
          ))}
        </nav>
        <div className={css.scroller}>
          <div className={css.column}>
            <Shown />
          </div>
        </div>
      </div>
    </Panel>
  )
}
