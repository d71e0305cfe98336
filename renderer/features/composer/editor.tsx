import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#app/domain/account.ts'
import { can } from '#app/domain/capability.ts'
import type { ComposerMode } from '#app/domain/draft.ts'
import type { ConversationId } from '#app/domain/ids.ts'
import { MessageText, NoteText } from '#app/domain/outbox-entry.ts'
import { Button } from '#renderer/design/button.tsx'
import { classNames } from '#renderer/design/class-names.ts'
import { useAnnounce } from '#renderer/design/live-region.tsx'
import { Segmented } from '#renderer/design/segmented.tsx'
import { TextArea } from '#renderer/design/text-area.tsx'
import { preferences } from '#renderer/queries/app.ts'
import { failureOf, useCommand } from '#renderer/queries/command.ts'
import { useActions } from '#renderer/ui-state/actions.ts'
import { useComposer } from '#renderer/ui-state/composer.ts'
import { usePlace } from '#renderer/ui-state/place.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import { AskBeforeReply } from './ask-before-reply.tsx'
import css from './composer.module.css'
import { appended } from './draft-book.ts'
import { looksLikeNote } from './looks-like-note.ts'
import { useDraft } from './use-draft.ts'
import { useTyping } from './use-typing.ts'

type EditorProps = Readonly<{
  id: ConversationId
  contactName: string
  view: AccountView
  /** Under whose name it goes; null = the account's own. */
  me: string | null
  colleagues: readonly string[]
  maxLength: number
  kept: Readonly<Record<ComposerMode, string>>
  /** Which of them was written last. */
  keptMode: ComposerMode | null
}>

/** Reply and note are two modes that nothing can confuse: ground, edge, word and icon change at once. */
export function Editor({ id, contactName, view, me, colleagues, maxLength, kept, keptMode }: EditorProps) {
  const { t } = useTranslation('composer')
  const { account, capabilities, status } = view
  const mode = useComposer(composer => composer.modes[id]) ?? keptMode ?? 'reply'
  const setMode = useComposer(composer => composer.setMode)
  const focusRequests = useComposer(composer => composer.focusRequests)
  const isAwaited = useComposer(composer => composer.awaited === id)
  const perform = useActions(actions => actions.perform)
  const enterSends = useQuery(preferences()).data?.enterSends ?? false
  const { texts, book, error: draftNotKept } = useDraft(id, kept)
  const typing = useTyping(id, can(capabilities, 'typing'))
  const announce = useAnnounce()
  const send = useCommand('messages.send')
  const annotate = useCommand('notes.add')
  const [isAsking, setIsAsking] = useState(false)
  const [notKept, setNotKept] = useState<unknown>(null)
  const section = useRef<HTMLElement>(null)
  const area = useRef<HTMLTextAreaElement>(null)
  const answered = useRef(focusRequests)

  useEffect(() => {
    if (answered.current === focusRequests) return
    answered.current = focusRequests
    area.current?.focus()
  }, [focusRequests])

  useEffect(() => {
    if (!isAwaited) return
    area.current?.focus()
    useComposer.getState().await(null)
  }, [isAwaited])

  const isNote = mode === 'note'
  const text = texts[mode]
  const over = text.length - maxLength
  const isBusy = send.isPending || annotate.isPending
  const hasNotes = can(capabilities, 'notes')
  const isBlocked = text.trim() === '' || over > 0 || isBusy || (isNote && !hasNotes)

  function swap(next: ComposerMode): void {
    setMode(id, next)
    announce(t(next === 'note' ? 'modeNote' : 'modeReply'))
    area.current?.focus()
  }

  async function leave({ resolves = false, isSure = false } = {}): Promise<void> {
    if (isBlocked) return
    if (!isNote && !isSure && looksLikeNote(text, colleagues)) return setIsAsking(true)
    setIsAsking(false)
    if (!book.leave(mode)) return
    typing(false)
    setNotKept(null)
    try {
      // The composer clears when the row is on disk, and not before.
      if (isNote) await annotate.mutateAsync({ conversationId: id, text: NoteText.parse(text) })
      else await send.mutateAsync({ conversationId: id, text: MessageText.parse(text) })
    } catch (error) {
      book.stay(mode)
      return setNotKept(error)
    }
    book.end(mode)
    // Whoever went on meanwhile is neither called back nor has what is open now resolved.
    if (usePlace.getState().conversationId !== id) return
    if (document.activeElement === document.body || section.current?.contains(document.activeElement)) area.current?.focus()
    if (resolves) perform('resolveAndNext')
  }

  function press(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    const isMod = event.metaKey || event.ctrlKey
    if (event.key === 'Enter' && (isMod || (enterSends && !event.shiftKey))) {
      event.preventDefault()
      // A key that is held down has said it once.
      if (!event.repeat) void leave({ resolves: isMod && event.shiftKey })
    } else if (isMod && event.shiftKey && event.code === 'KeyN') {
      event.preventDefault()
      if (!event.repeat) swap(isNote ? 'reply' : 'note')
    }
  }

  const speaker = me === null ? t(isNote ? 'noteByAccount' : 'sendingAsAccount', { account: account.name }) : t(isNote ? 'noteBy' : 'sendingAs', { me, account: account.name })
  const noteCapability = capabilities.find(({ name }) => name === 'notes')
  return (
    <section ref={section} className={css.composer} data-account={account.colour} data-mode={mode} aria-label={t('label', { name: contactName })}>
      <div className={css.tools}>
        <Segmented
          label={t('answerAs')}
          size="small"
          value={mode}
          onChange={swap}
          segments={[
            { value: 'reply', label: t('reply'), icon: 'reply' },
            { value: 'note', label: t('note'), icon: 'lock', tone: 'note' },
          ]}
        />
        <span className={css.speaker}>{speaker}</span>
      </div>
      <TextArea
        ref={area}
        variant="bare"
        label={t(isNote ? 'note' : 'reply')}
        placeholder={isNote ? t('writeNote') : t('writeReply', { name: contactName })}
        value={text}
        onChange={value => {
          book.type(mode, value)
          if (!isNote) typing(value !== '')
        }}
        onKeyDown={press}
        minRows={2}
        maxRows={12}
        dir="auto"
      />
      <Trouble
        over={over}
        standing={[
          isNote && !hasNotes ? { key: 'notes', text: noteCapability?.state === 'needsToken' ? t('notesNeed', { account: account.name, need: noteCapability.need }) : t('notesNotOffered', { account: account.name }) } : null,
          status.state === 'failed' ? { key: 'waits', text: t('waits', { account: account.name }) } : null,
        ]}
        notKept={notKept}
        draftNotKept={draftNotKept}
      />
      <div className={classNames(css.tools, css.ways)}>
        <span className={css.grow} />
        {!isNote && (
          <Button variant="quiet" size="small" shortcut="Mod+Shift+Enter" disabled={isBlocked} onPress={() => void leave({ resolves: true })}>
            {t('sendAndResolve')}
          </Button>
        )}
        <Button variant={isNote ? 'note' : 'primary'} icon={isNote ? 'lock' : 'send'} shortcut="Mod+Enter" disabled={isBlocked} busy={isBusy} onPress={() => void leave()}>
          {t(isNote ? 'addNote' : 'send')}
        </Button>
      </div>
      {isAsking && (
        <AskBeforeReply
          name={contactName}
          onReply={() => void leave({ isSure: true })}
          onNote={() => {
            setIsAsking(false)
            book.type('note', appended(texts.note, text))
            book.type('reply', '')
            swap('note')
          }}
          onClose={() => setIsAsking(false)}
        />
      )}
    </section>
  )
}

type Line = Readonly<{ key: string; text: string }>
type TroubleProps = Readonly<{ over: number; standing: readonly (Line | null)[]; notKept: unknown; draftNotKept: Error | null }>

/** What keeps it from leaving: counted softly, told once while it stands, and called out when something was lost on the way. */
function Trouble({ over, standing, notKept, draftNotKept }: TroubleProps) {
  const { t } = useTranslation('composer')
  const { t: failureWords } = useTranslation('failures')
  const words = (error: unknown) => describeFailure(failureOf(error), failureWords)
  const soft = [over > 0 ? { key: 'over', text: t('tooLong', { count: over }) } : null, ...standing].filter(line => line !== null)
  const loud = [
    notKept === null ? null : { key: 'notKept', text: t('notKept', words(notKept)) },
    draftNotKept === null ? null : { key: 'draftNotKept', text: t('draftNotKept', { what: words(draftNotKept).what }) },
  ].filter(line => line !== null)
  return (
    <>
      {soft.map(line => (
        <p key={line.key} className={css.trouble} role="status">
          {line.text}
        </p>
      ))}
      {loud.map(line => (
        <p key={line.key} className={css.trouble} role="alert">
          {line.text}
        </p>
      ))}
    </>
  )
}
