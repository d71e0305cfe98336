import { useTranslation } from 'react-i18next'
import type { Presence } from '#app/domain/operator.ts'
import { Dot } from '#renderer/design/dot.tsx'
import css from './people.module.css'

const DOTS = { online: 'live', away: 'away', offline: 'off', unknown: 'off' } as const satisfies Record<Presence, string>

export function PresenceWords({ presence }: Readonly<{ presence: Presence }>) {
  const { t } = useTranslation('people')
  return (
    <span className={css.presence}>
      <Dot state={DOTS[presence]} />
      {t(`presence_${presence}`)}
    </span>
  )
}
