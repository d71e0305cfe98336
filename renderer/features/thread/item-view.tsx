import { useTranslation } from 'react-i18next'
import { assertNever } from '#app/assert-never.ts'
import type { Event } from '#app/domain/event.ts'
import type { Message } from '#app/domain/message.ts'
import type { Note } from '#app/domain/note.ts'
import type { ThreadItem } from '#app/domain/thread.ts'
import { Avatar } from '#renderer/design/avatar.tsx'
import { Bubble } from '#renderer/design/bubble.tsx'
import { Icon, type IconName } from '#renderer/design/icon.tsx'
import { NoteBubble } from '#renderer/design/note-bubble.tsx'
import { EventLine } from '#renderer/design/thread-line.tsx'
import { TimeText } from '#renderer/design/time-text.tsx'
import { formatClock, formatExact } from '#renderer/words/format.ts'
import css from './item-view.module.css'
import { PartView } from './part-view.tsx'

type ItemViewProps = Readonly<{ item: ThreadItem; isFirst: boolean; contactName: string }>

/** One item of a thread, in the look of its kind. */
export function ItemView({ item, isFirst, contactName }: ItemViewProps) {
  switch (item.type) {
    case 'message':
      return <MessageView message={item} isFirst={isFirst} contactName={contactName} />
    case 'note':
      return <NoteView note={item} />
    case 'event':
      return <EventView event={item} />
    default:
      return assertNever(item)
  }
}

const ROLES = { contact: 'roleContact', operator: 'roleOperator', automation: 'roleAutomation' } as const

function MessageView({ message, isFirst, contactName }: Readonly<{ message: Message; isFirst: boolean; contactName: string }>) {
  const { t } = useTranslation('thread')
  const { author, receipt, at } = message
  const isTheirs = author.kind === 'contact'
  const name = author.name || (isTheirs ? contactName : t(author.kind === 'automation' ? 'automation' : 'someOperator'))
  const state = receipt === 'received' ? t('stateReceived') : t(`receipt_${receipt}`)
  return (
    <article aria-label={t('messageOf', { name, role: t(ROLES[author.kind]), time: formatClock(at), state })} tabIndex={-1}>
      <Bubble
        side={isTheirs ? 'theirs' : 'ours'}
        first={isFirst}
        avatar={<Avatar name={name} size={24} />}
        head={
          <>
            <b>{name}</b> {author.kind === 'automation' && <Icon name="bot" />} <At at={at} />
          </>
        }
        foot={isTheirs && !message.isEdited ? undefined : <Receipt message={message} />}
      >
        <Parts parts={message.parts} />
      </Bubble>
    </article>
  )
}

const RECEIPT_ICONS = { received: 'check', sent: 'check', delivered: 'check', read: 'checkDouble' } as const satisfies Record<Message['receipt'], IconName>

function Receipt({ message: { receipt, isEdited } }: Readonly<{ message: Message }>) {
  const { t } = useTranslation('thread')
  return (
    <span className={css.receipt}>
      {receipt !== 'received' && (
        <>
          <Icon name={RECEIPT_ICONS[receipt]} /> {t(`receipt_${receipt}`)}
        </>
      )}
      {isEdited && <span>{t('edited')}</span>}
    </span>
  )
}

function NoteView({ note }: Readonly<{ note: Note }>) {
  const { t } = useTranslation('thread')
  const name = note.author.name || t('someOperator')
  return (
    <article aria-label={t('noteOf', { name, time: formatClock(note.at) })} tabIndex={-1}>
      <NoteBubble
        label={t('note')}
        head={
          <>
            <b>{name}</b> <At at={note.at} />
          </>
        }
        foot={note.isEdited ? t('edited') : undefined}
      >
        <Parts parts={note.parts} />
      </NoteBubble>
    </article>
  )
}

const EVENT_ICONS = {
  opened: 'chat', resolved: 'resolve', reopened: 'reopen', assigned: 'assign', unassigned: 'unassigned', moved: 'move', other: 'activity',
} as const satisfies Record<Event['kind'], IconName>

function EventView({ event }: Readonly<{ event: Event }>) {
  const { t } = useTranslation('thread')
  const what = event.kind === 'other' && event.text !== null && event.text !== '' ? event.text : t(`event_${event.kind}`)
  const text = event.name === null || event.name === '' ? what : t('eventBy', { what, name: event.name })
  return (
    <article aria-label={t('eventOf', { text, time: formatClock(event.at) })} tabIndex={-1}>
      <EventLine icon={EVENT_ICONS[event.kind]} time={<At at={event.at} />}>
        {text}
      </EventLine>
    </article>
  )
}

export function Parts({ parts }: Readonly<{ parts: Message['parts'] }>) {
  return (
    <div className={css.parts}>
      {parts.map((part, nth) => (
        <PartView key={nth} part={part} />
      ))}
    </div>
  )
}

function At({ at }: Readonly<{ at: Message['at'] }>) {
  return (
    <TimeText dateTime={new Date(at).toISOString()} exact={formatExact(at)}>
      {formatClock(at)}
    </TimeText>
  )
}
