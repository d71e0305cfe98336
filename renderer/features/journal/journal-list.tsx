import { useTranslation } from 'react-i18next'
import type { Account } from '#app/domain/account.ts'
import type { JournalEntry } from '#app/domain/journal-entry.ts'
import { AccountMark } from '#renderer/design/account-mark.tsx'
import { Icon } from '#renderer/design/icon.tsx'
import { DayLine } from '#renderer/design/thread-line.tsx'
import { TimeText } from '#renderer/design/time-text.tsx'
import { formatClock, formatDay, formatExact } from '#renderer/words/format.ts'
import { byDay } from './by-day.ts'
import css from './journal.module.css'
import { lineLook } from './line-icon.ts'
import { lineWords } from './line-words.ts'

type JournalListProps = Readonly<{
  entries: readonly JournalEntry[]
  /** Whose each line is; nobody's where only one account is shown. */
  accounts: readonly Account[]
  now: number
}>

/** What happened, newest first, day by day. */
export function JournalList({ entries, accounts, now }: JournalListProps) {
  const { t } = useTranslation('journal')
  const dayName = (at: JournalEntry['at']) => (new Date(at).toDateString() === new Date(now).toDateString() ? t('today') : formatDay(at, now))
  return byDay(entries).map(({ at, lines }) => (
    <section key={at} aria-label={dayName(at)}>
      <DayLine>{dayName(at)}</DayLine>
      <ul className={css.lines}>
        {lines.map(entry => (
          <Line key={entry.key} entry={entry} account={accounts.find(({ id }) => id === entry.accountId)} />
        ))}
      </ul>
    </section>
  ))
}

function Line({ entry: { at, what }, account }: Readonly<{ entry: JournalEntry; account: Account | undefined }>) {
  const { t } = useTranslation('journal')
  const { icon, tone } = lineLook(what)
  return (
    <li className={css.line}>
      <Icon name={icon} className={css[tone]} />
      <span className={css.words}>{lineWords(what, t)}</span>
      {account !== undefined && <AccountMark colour={account.colour} label={account.name} />}
      <TimeText dateTime={new Date(at).toISOString()} exact={formatExact(at)}>
        {formatClock(at)}
      </TimeText>
    </li>
  )
}
