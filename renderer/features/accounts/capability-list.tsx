import { useTranslation } from 'react-i18next'
import type { Capability, CapabilityName } from '#app/domain/capability.ts'
import { Icon, type IconName } from '#renderer/design/icon.tsx'
import css from './capability-list.module.css'
import { groupCapabilities } from './capability-groups.ts'

type CapabilityListProps = Readonly<{ capabilities: readonly Capability[]; providerId: string }>

/** What a key can do, what another could, and what the service has no way for. */
export function CapabilityList({ capabilities, providerId }: CapabilityListProps) {
  const { t } = useTranslation('accounts')
  const { t: words } = useTranslation('providers')
  if (capabilities.length === 0) return <p className={css.quiet}>{t('canUnknown')}</p>
  const { offered, needsToken, notOffered } = groupCapabilities(capabilities)
  const needWords = ({ name, need }: Readonly<{ name: CapabilityName; need: string }>) => {
    const what = t(`can_${name}`)
    // A service's own word for a key, such as "user", says nothing to a person; its sentences do.
    const known = words(`${providerId}.need.${need}`, { defaultValue: '' }) || need
    return need === '' ? t('canNeedUnknown', { what }) : t('canNeedOf', { what, need: known })
  }
  return (
    <div className={css.can}>
      <Group title={t('canNow')} icon="check" tone="live" lines={offered.map(name => t(`can_${name}`))} />
      <Group title={t('canNeed')} icon="key" tone="note" lines={needsToken.map(needWords)} isWide />
      <Group title={t('canNot')} icon="stop" tone="faint" lines={notOffered.map(name => t(`can_${name}`))} />
    </div>
  )
}

type GroupProps = Readonly<{ title: string; icon: IconName; tone: 'live' | 'note' | 'faint'; lines: readonly string[]; isWide?: boolean }>

function Group({ title, icon, tone, lines, isWide = false }: GroupProps) {
  if (lines.length === 0) return null
  return (
    <section className={css[tone]}>
      <h4 className={css.title}>{title}</h4>
      <ul className={isWide ? css.wide : css.list}>
        {lines.map(line => (
          <li key={line} className={css.item}>
            <Icon name={icon} className={css.icon} />
            <span>{line}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
