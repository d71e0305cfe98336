import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Chip } from '#renderer/design/chip.tsx'
import { inboxes } from '#renderer/queries/people.ts'
import { usePlace, useScope } from '#renderer/ui-state/place.ts'
import css from './narrowed-by.module.css'

/** What the list leaves out is in sight, each with the way back: a filter that is forgotten hides people who wait. */
export function NarrowedBy() {
  const { t } = useTranslation('list')
  const { status, inboxId, go } = usePlace()
  const { data: known = [] } = useQuery(inboxes(useScope()))
  if (status === null && inboxId === null) return null
  const inbox = known.find(({ id }) => id === inboxId)?.name ?? t('filterInbox')
  return (
    <div className={css.chips} role="group" aria-label={t('narrowedBy')}>
      {status !== null && (
        <Chip removeLabel={t('showAll', { what: t(`status_${status}`) })} onRemove={() => go({ status: null })}>
          {t(`status_${status}`)}
        </Chip>
      )}
      {inboxId !== null && (
        <Chip removeLabel={t('showAll', { what: inbox })} onRemove={() => go({ inboxId: null })}>
          {inbox}
        </Chip>
      )}
    </div>
  )
}
