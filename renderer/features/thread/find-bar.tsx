import { useEffect, useEffectEvent, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversationId } from '#app/domain/ids.ts'
import { Button } from '#renderer/design/button.tsx'
import { IconButton } from '#renderer/design/icon-button.tsx'
import { SearchField } from '#renderer/design/search-field.tsx'
import { failureOf, useCommand } from '#renderer/queries/command.ts'
import { useFind } from '#renderer/ui-state/find.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import { formatNumber } from '#renderer/words/format.ts'
import css from './find-bar.module.css'
import { useFound, type FoundInThread } from './use-found.ts'

/** At the head of the thread: words to look for, how many matches there are, and the way from one to the next. */
export function FindBar({ id }: Readonly<{ id: ConversationId }>) {
  const { t } = useTranslation('find')
  const { text, type, close, requests } = useFind()
  const found = useFound(id)
  const field = useRef<HTMLInputElement>(null)
  const opener = useRef<Element | null>(null)

  const takeFocus = useEffectEvent((_request: number) => {
    if (document.activeElement !== field.current) opener.current = document.activeElement
    field.current?.focus()
    field.current?.select()
  })
  useEffect(() => takeFocus(requests), [requests])

  function leave(): void {
    close()
    giveBack(opener.current)
  }

  function press(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') leave()
    else if (event.key === 'Enter' && event.target === field.current) found.step(event.shiftKey ? 'newer' : 'older')
    else return
    // The field would only be emptied, and the window would go back to the list.
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className={css.bar} onKeyDownCapture={press}>
      <div className={css.line}>
        <SearchField ref={field} label={t('label')} placeholder={t('placeholder')} clearLabel={t('clear')} value={text} onChange={type} />
        <span className={css.count} role="status">
          <Count found={found} />
        </span>
        <IconButton icon="up" label={t('older')} shortcut="Enter" size="small" onPress={() => found.step('older')} />
        <IconButton icon="down" label={t('newer')} shortcut="Shift+Enter" size="small" onPress={() => found.step('newer')} />
        <IconButton icon="close" label={t('close')} shortcut="Esc" size="small" onPress={leave} />
      </div>
      <Trouble found={found} />
      {found.state === 'answered' && !found.isWhole && <NotWhole id={id} />}
    </div>
  )
}

function Count({ found }: Readonly<{ found: FoundInThread }>) {
  const { t } = useTranslation('find')
  if (found.state === 'asking') return t('asking')
  if (found.state !== 'answered') return null
  if (found.count === 0) return t('none')
  if (found.number === null) return t('matches', { count: found.count })
  return t('place', { number: formatNumber(found.number), total: formatNumber(found.count) })
}

function Trouble({ found }: Readonly<{ found: FoundInThread }>) {
  const { t } = useTranslation('find')
  const { t: failureWords } = useTranslation('failures')
  if (found.state !== 'failed') return null
  return (
    <p className={css.words} role="alert">
      <span className={css.failed}>{t('failed', describeFailure(found.failure, failureWords))}</span>
      <Button size="small" icon="retry" onPress={found.retry}>
        {t('retry')}
      </Button>
    </p>
  )
}

/** What is not stored is not looked at, and says so. */
function NotWhole({ id }: Readonly<{ id: ConversationId }>) {
  const { t } = useTranslation('find')
  const { t: failureWords } = useTranslation('failures')
  const load = useCommand('thread.loadOlder')
  return (
    <p className={css.words}>
      <span>{load.error === null ? t('onlyStored') : t('notLoaded', describeFailure(failureOf(load.error), failureWords))}</span>
      <Button size="small" variant="quiet" icon="history" busy={load.isPending} onPress={() => load.mutate({ conversationId: id })}>
        {t('loadOlder')}
      </Button>
    </p>
  )
}

/** Where the focus was before; what is gone meanwhile leaves it to the thread. */
function giveBack(opener: Element | null): void {
  if (opener instanceof HTMLElement && opener.isConnected && opener !== document.body) opener.focus()
  else document.querySelector<HTMLElement>('[role="log"]')?.focus()
}
