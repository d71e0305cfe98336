import type { TFunction } from 'i18next'
import type { AccountView } from '#app/domain/account.ts'
import type { SyncStatus } from '#app/domain/sync-status.ts'
import type { AlarmStep } from '#app/domain/quota-meter.ts'
import { formatPercent } from '#renderer/words/format.ts'

/** From here on the day may not last, and the rail says so. */
const ALARM_FROM: AlarmStep = 80

/** "Harbor Books, 3 unread, 12 waiting": both, since a service may know nothing of what was read, and people wait all the same. */
export function withCounts({ name, unread, waiting, t }: Readonly<{ name: string; unread: number; waiting: number; t: TFunction<'rail'> }>): string {
  return [name, ...(unread > 0 ? [t('unread', { count: unread })] : []), ...(waiting > 0 ? [t('waiting', { count: waiting })] : [])].join(', ')
}

/** The name of a tile: the account's, and after it only what somebody would want to know without asking. */
export function tileName({ account, status, unreadConversations, waitingConversations }: AccountView, alarm: AlarmStep, t: TFunction<'rail'>): string {
  const name = withCounts({ name: account.name, unread: unreadConversations, waiting: waitingConversations, t })
  const withState = status.state === 'failed' ? t(stateOf(status), { name }) : name
  return alarm < ALARM_FROM ? withState : t('accountAlarm', { name: withState, share: formatPercent(alarm / 100) })
}

/** Only what does not pass by itself asks for somebody. */
function stateOf({ failure }: Extract<SyncStatus, { state: 'failed' }>): 'accountOffline' | 'accountPaused' | 'accountDown' | 'accountFailed' {
  switch (failure.kind) {
    case 'offline':
      return 'accountOffline'
    case 'rateLimited':
      return 'accountPaused'
    case 'providerDown':
      return 'accountDown'
    default:
      return 'accountFailed'
  }
}
