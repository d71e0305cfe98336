import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#app/domain/account.ts'
import { can } from '#app/domain/capability.ts'
import type { ComposerMode } from '#app/domain/draft.ts'
import type { ConversationId } from '#app/domain/ids.ts'
import { MessageText, NoteText } from '#app/domain/outbox-entry.ts'
import { Button } from '#renderer/design/button.tsx'
import { useAnnounce } from '#renderer/design/live-region.tsx'
import { Segmented } from '#renderer/design/segmented.tsx'
import { TextArea } from '#renderer/design/text-area.tsx'
import { preferences } from '#renderer/queries/app.ts'
import { failureOf, useCommand } from '#renderer/queries/command.ts'
import { useActions } from '#renderer/ui-state/actions.ts'
import { useComposer } from '#renderer/ui-state/composer.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import { AskBeforeReply } from './ask-before-reply.tsx'
import css from './composer.module.css'
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
}>

/** Reply and note are two modes that nothing can confuse: ground, edge, word and icon change at once. */
export function Editor({ id, contactName, view, me, colleagues, maxLength, kept }: EditorProps) {
  const { t } = useTranslation('composer')
  const { account, capabilities, status } = view
  const mode = useComposer(composer => composer.modes[id]) ?? (kept.note !== '' && kept.reply === '' ? 'note' : 'reply')
  const setMode = useComposer(composer => composer.setMode)
  const focusRequests = useComposer(composer => composer.focusRequests)
  const perform = useActions(actions => actions.perform)
  const enterSends = useQuery(preferences()).data?.enterSends ?? false
  const draft = useDraft(id, kept)
  const typing = useTyping(id, can(capabilities, 'typing'))
  const announce = useAnnounce()
  const send = useCommand('messages.send')
  const annotate = useCommand('notes.add')
  const [isAsking, setIsAsking] = useState(false)
  const area = useRef<HTMLTextAreaElement>(null)
  const answered = useRef(focusRequests)

  useEffect(() => {
    if (answered.current === focusRequests) return
    answered.current = focusRequests
    area.current?.focus()
  }, [focusRequests])

  const isNote = mode === 'note'
  const text = draft.texts[mode]
  const over = text.length - maxLength
  const isBusy = send.isPending || annotate.isPending
  const hasNotes = can(capabilities, 'notes')
  const isBlocked = text.trim() === '' || over > 0 || isBusy || (isNote && !hasNotes)

  function swap(next: ComposerMode): void {
    setMode(id, next)
    announce(t(next === 'note' ? 'modeNote' : 'modeReply'))
    area.current?.focus()
  }

  function leave({ resolves = false, isSure = false } = {}): void {
    if (isBlocked) return
    if (!isNote && !isSure && looksLikeNote(text, colleagues)) return setIsAsking(true)
    setIsAsking(false)
    typing(false)
    // The composer clears when the row is on disk, and not before.
    const onSuccess = () => {
      draft.end(mode)
      area.current?.focus()
      if (resolves) perform('resolveAndNext')
    }
    if (isNote) annotate.mutate({ conversationId: id, text: NoteText.parse(text) }, { onSuccess })
    else send.mutate({ conversationId: id, text: MessageText.parse(text) }, { onSuccess })
  }

  function press(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    const isMod = event.metaKey || event.ctrlKey
    if (event.key === 'Enter' && (isMod || (enterSends && !event.shiftKey))) {
      event.preventDefault()
      leave({ resolves: isMod && event.shiftKey })
    } else if (isMod && event.shiftKey && event.code === 'KeyN') {
      event.preventDefault()
      swap(isNote ? 'reply' : 'note')
    }
  }

  const speaker = me === null ? t(isNote ? 'noteByAccount' : 'sendingAsAccount', { account: account.name }) : t(isNote ? 'noteBy' : 'sendingAs', { me, account: account.name })
  const noteCapability = capabilities.find(({ name }) => name === 'notes')
  return (
    <section className={css.composer} data-account={account.colour} data-mode={mode} aria-label={t('label', { name: contactName })}>
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
          draft.write(mode, value)
          if (!isNote) typing(value !== '')
        }}
        onKeyDown={press}
        minRows={2}
        maxRows={12}
        dir="auto"
      />
      <Trouble
        lines={[
          over > 0 ? t('tooLong', { count: over }) : null,
          isNote && !hasNotes ? (noteCapability?.state === 'needsToken' ? t('notesNeed', { account: account.name, need: noteCapability.need }) : t('notesNotOffered', { account: account.name })) : null,
          status.state === 'failed' ? t('waits', { account: account.name }) : null,
        ]}
        notKept={send.error ?? annotate.error}
        draftNotKept={draft.error}
      />
      <div className={css.tools}>
        <span className={css.grow} />
        {!isNote && (
          <Button variant="quiet" size="small" shortcut="Mod+Shift+Enter" disabled={isBlocked} onPress={() => leave({ resolves: true })}>
            {t('sendAndResolve')}
          </Button>
        )}
        <Button variant={isNote ? 'note' : 'primary'} icon={isNote ? 'lock' : 'send'} shortcut="Mod+Enter" disabled={isBlocked} busy={isBusy} onPress={() => leave()}>
          {t(isNote ? 'addNote' : 'send')}
        </Button>
      </div>
      {isAsking && (
        <AskBeforeReply
          name={contactName}
          onReply={() => leave({ isSure: true })}
          onNote={() => {
            setIsAsking(false)
            draft.write('note', text)
            draft.write('reply', '')
            swap('note')
          }}
          onClose={() => setIsAsking(false)}
        />
      )}
    </section>
  )
}

type TroubleProps = Readonly<{ lines: readonly (string | null)[]; notKept: Error | null; draftNotKept: Error | null }>

function Trouble({ lines, notKept, draftNotKept }: TroubleProps) {
  const { t } = useTranslation('composer')
  const { t: failureWords } = useTranslation('failures')
  const words = (error: Error) => describeFailure(failureOf(error), failureWords)
  const all = [
    ...lines,
    notKept === null ? null : t('notKept', words(notKept)),
    draftNotKept === null ? null : t('draftNotKept', { what: words(draftNotKept).what }),
  ].filter(line => line !== null)
  return all.map(line => (
    <p key={line} className={css.trouble} role="alert">
      {line}
    </p>
  ))
}
