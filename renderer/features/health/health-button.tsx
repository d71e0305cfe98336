import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '#renderer/design/button.tsx'
import { Dot } from '#renderer/design/dot.tsx'
import { accounts } from '#renderer/queries/accounts.ts'
import { useHealthCard } from '#renderer/ui-state/health-card.ts'
import { usePlace } from '#renderer/ui-state/place.ts'
import { dotOf } from '#renderer/words/status-dot.ts'
import { briefStatus } from '#renderer/words/status-words.ts'
import css from './health.module.css'

/** How the chosen account is, in two words; opens its card. Nothing while all of them are shown together. */
export function HealthButton() {
  const { t } = useTranslation('health')
  const { data: views = [] } = useQuery(accounts())
  const accountId = usePlace(place => place.accountId)
  const isOpen = useHealthCard(({ card }) => card?.accountId === accountId)
  const toggle = useHealthCard(card => card.toggle)
  const view = views.find(({ account }) => account.id === accountId)
  if (view === undefined) return null
  const { account, status } = view
  const brief = briefStatus(status, t)
  return (
    <Button
      size="small"
      variant="quiet"
      className={css.button}
      aria-label={t('how', { brief, name: account.name })}
      aria-haspopup="dialog"
      aria-expanded={isOpen}
      onClick={({ currentTarget }) => toggle({ accountId: account.id, beside: currentTarget, side: 'bottom' })}
    >
      <span className={css.buttonWords}>
        <Dot state={dotOf(status)} />
        {brief}
      </span>
    </Button>
  )
}
