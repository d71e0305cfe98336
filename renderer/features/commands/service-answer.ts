import type { TFunction } from 'i18next'
import { formatList } from '#renderer/words/format.ts'

/** Of what the services found so many are shown; whoever needs more has better words. */
export const SHOWN_AT_MOST = 50

/** `found`: by the services · `fresh`: of these, not found on this computer · `here`: on this computer. `more`: who has more still. */
export type ServiceCounts = Readonly<{ found: number; fresh: number; here: number }>
type Answer = ServiceCounts & Readonly<{ more: readonly string[]; hasFailures: boolean }>

/** What the services found, how much of it is new and where it stands, and what to do when that is not all. */
export function serviceAnswer({ found, fresh, here, more, hasFailures }: Answer, t: TFunction<'commands'>): string {
  // "Nothing" would be said of those who did not answer as well.
  if (found === 0 && more.length === 0) return hasFailures ? '' : t('servicesFoundNothing')
  if (fresh === 0 && more.length === 0) return t('servicesFoundNoMore')
  const isCut = fresh > SHOWN_AT_MOST
  return [
    t('servicesFound', { count: found }),
    here > 0 && fresh > 0 ? t('servicesFoundBelow', { count: fresh }) : '',
    isCut ? t('servicesFoundCut', { count: SHOWN_AT_MOST }) : '',
    more.length > 0 ? t('servicesHaveMore', { names: formatList(more) }) : '',
    isCut || more.length > 0 ? t('narrow') : '',
  ].filter(Boolean).join(' ')
}

/** Above the hits of this computer: that there are others, out of sight below them. */
export function hitsLabel({ here, fresh }: Pick<ServiceCounts, 'here' | 'fresh'>, t: TFunction<'commands'>): string {
  return [t('hits', { count: here }), ...(fresh > 0 ? [t('hitsBelow', { count: fresh })] : [])].join('; ')
}

/** Above the hits of the services. */
export function serviceHitsLabel({ fresh, shown }: Readonly<{ fresh: number; shown: number }>, t: TFunction<'commands'>): string {
  return fresh > SHOWN_AT_MOST ? t('serviceHitsCut', { count: fresh, shown }) : t('serviceHits', { count: shown })
}
