import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#app/domain/account.ts'
import { can } from '#app/domain/capability.ts'
import type { ComposerMode } from '#app/domain/draft.ts'
import type { ConversationId } from '#app/domain/ids.ts'
import { Button } from '#renderer/design/button.tsx'
import { classNames } from '#renderer/design/class-names.ts'
import { useAnnounce } from '#renderer/design/live-region.tsx'
import { Segmented } from '#renderer/design/segmented.tsx'
import { TextArea } from '#renderer/design/text-area.tsx'
import { preferences } from '#renderer/queries/app.ts'
import { tell } from '#renderer/queries/command.ts'
import { useComposer } from '#renderer/ui-state/composer.ts'
import { capabilitySentence } from '#renderer/words/capability-sentence.ts'
import { formatBytes } from '#renderer/words/format.ts'
import { AskBeforeReply } from './ask-before-reply.tsx'
import { AttachButton } from './attach-button.tsx'
import { AttachmentChips } from './attachment-chips.tsx'
import css from './composer.module.css'
import { appended } from './draft-book.ts'
import { modeOf, type Kept } from './kept.ts'
import { sendComposed } from './send-composed.ts'
import { Trouble } from './trouble.tsx'
import { useAttachments } from './use-attachments.ts'
import { useDraft } from './use-draft.ts'
import { useFileDrop } from './use-file-drop.ts'
import { useTyping } from './use-typing.ts'
import { isBlocked, whatSendDoes } from './what-send-does.ts'

type EditorProps = Readonly<{
  id: ConversationId
  contactName: string
  view: AccountView
  /** Under whose name it goes; null = the account's own. */
  me: string | null
  colleagues: readonly string[]
  maxLength: number
  /** The service by name, and the largest file it takes. */
  provider: string
  maxFileBytes: number
  kept: Kept
}>

/** Reply and note are two modes that nothing can confuse: ground, edge, word and icon change at once. */
export function Editor({ id, contactName, view, me, colleagues, maxLength, provider, maxFileBytes, kept }: EditorProps) {
  const { t } = useTranslation('composer')
  const { account, capabilities, status } = view
  const mode = modeOf(useComposer(composer => composer.modes[id]), kept)
  const setMode = useComposer(composer => composer.setMode)
  const focusRequests = useComposer(composer => composer.focusRequests)
  const isAwaited = useComposer(composer => composer.awaited === id)
  const enterSends = useQuery(preferences()).data?.enterSends ?? false
  const { page, book, error: draftNotKept } = useDraft(id, kept.texts)
  const { texts, leaving, notKept } = page
  const typing = useTyping(id, can(capabilities, 'typing'))
  const announce = useAnnounce()
  // What was pressed is kept with the question, and done by its answer.
  const [asking, setAsking] = useState<Readonly<{ resolves: boolean }> | null>(null)
  const section = useRef<HTMLElement>(null)
  const area = useRef<HTMLTextAreaElement>(null)
  const answered = useRef(focusRequests)

  useEffect(() => {
    if (answered.current === focusRequests) return
    answered.current = focusRequests
    area.current?.focus()
  }, [focusRequests])

  // Another one was gone to meanwhile: nobody waits any more.
  useEffect(() => {
    const { awaited, await: wait } = useComposer.getState()
    if (awaited !== id) wait(null)
  }, [id])

  useEffect(() => {
    if (!isAwaited) return
    area.current?.focus()
    useComposer.getState().await(null)
  }, [isAwaited])

  const isNote = mode === 'note'
  const text = texts[mode]
  const over = text.length - maxLength
  const { t: capabilityWords } = useTranslation('capabilities')
  const whyNoFile = isNote ? t('noFilesInNotes') : capabilitySentence(view, 'files', capabilityWords)
  const attached = useAttachments(id, { provider, maxBytes: maxFileBytes, why: whyNoFile })
  const isOver = useFileDrop(section, files => void attached.attach(files))
  const files = isNote ? [] : attached.files
  const hasNotes = can(capabilities, 'notes')
  const isBusy = leaving !== null || attached.isAdding
  const shown = { mode, text, files: files.length, maxLength, isBusy, hasNotes, colleagues }
  const cannotGo = isBlocked(shown)

  function swap(next: ComposerMode): void {
    setMode(id, next)
    announce(t(next === 'note' ? 'modeNote' : 'modeReply'))
    area.current?.focus()
  }

  async function send({ resolves, isSure = false }: Readonly<{ resolves: boolean; isSure?: boolean }>): Promise<void> {
    const does = whatSendDoes(shown)
    if (does === 'nothing') return
    if (does === 'asks' && !isSure) return setAsking({ resolves })
    setAsking(null)
    typing(false)
    attached.forgetRefusals()
    const isHere = await sendComposed({ id, mode, files: attached.known, refetchFiles: attached.refetch, resolves }, { book, tell })
    if (isHere && (document.activeElement === document.body || section.current?.contains(document.activeElement))) area.current?.focus()
  }

  function paste(event: ClipboardEvent): void {
    const pasted = [...event.clipboardData.files]
    if (pasted.length === 0) return
    // What is copied out of an office program is words that bring a picture of themselves along: the words are meant.
    if (event.clipboardData.types.includes('text/html') && event.clipboardData.types.includes('text/plain')) return
    event.preventDefault()
    void attached.attach(pasted)
  }

  function press(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    const isMod = event.metaKey || event.ctrlKey
    if (event.key === 'Enter' && (isMod || (enterSends && !event.shiftKey))) {
      event.preventDefault()
      // A key that is held down has said it once.
      if (!event.repeat) void send({ resolves: isMod && event.shiftKey })
    } else if (isMod && event.shiftKey && event.code === 'KeyN') {
      event.preventDefault()
      if (!event.repeat) swap(isNote ? 'reply' : 'note')
    }
  }

  const speaker = me === null ? t(isNote ? 'noteByAccount' : 'sendingAsAccount', { account: account.name }) : t(isNote ? 'noteBy' : 'sendingAs', { me, account: account.name })
  const noteCapability = capabilities.find(({ name }) => name === 'notes')
  return (
    <section ref={section} className={css.composer} data-account={account.colour} data-mode={mode} data-over={isOver || undefined} aria-label={t('label', { name: contactName })}>
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
      {!isNote && (
        <AttachmentChips
          files={files}
          onRemove={file => {
            attached.remove(file)
            area.current?.focus()
          }}
        />
      )}
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
        onPaste={paste}
        minRows={2}
        maxRows={12}
        dir="auto"
      />
      <Trouble
        over={over}
        standing={[
          isNote && !hasNotes ? { key: 'notes', text: noteCapability?.state === 'needsToken' ? t('notesNeed', { account: account.name, need: noteCapability.need }) : t('notesNotOffered', { account: account.name }) } : null,
          isOver ? { key: 'drop', text: whyNoFile ?? t('dropHere') } : null,
          ...attached.refusals.map(refusal => ({ key: refusal, text: refusal })),
          whyNoFile !== null && !isNote ? { key: 'files', text: whyNoFile } : null,
          status.state === 'failed' ? { key: 'waits', text: t(status.failure.kind === 'rateLimited' ? 'waitsPaused' : 'waits', { account: account.name }) } : null,
        ]}
        notKept={notKept}
        draftNotKept={draftNotKept}
      />
      <div className={classNames(css.tools, css.ways)}>
        <AttachButton
          limit={formatBytes(maxFileBytes)}
          disabled={whyNoFile !== null}
          busy={attached.isAdding}
          onFiles={chosen => void attached.attach(chosen)}
        />
        {isNote && <span className={css.speaker}>{attached.files.length === 0 ? t('filesGoWithReply') : t('filesWait', { count: attached.files.length })}</span>}
        <span className={css.grow} />
        {!isNote && (
          <Button variant="quiet" size="small" shortcut="Mod+Shift+Enter" disabled={cannotGo} onPress={() => void send({ resolves: true })}>
            {t('sendAndResolve')}
          </Button>
        )}
        <Button variant={isNote ? 'note' : 'primary'} icon={isNote ? 'lock' : 'send'} shortcut="Mod+Enter" disabled={cannotGo} busy={isBusy} onPress={() => void send({ resolves: false })}>
          {t(isNote ? 'addNote' : 'send')}
        </Button>
      </div>
      {asking !== null && (
        <AskBeforeReply
          name={contactName}
          onReply={() => void send({ ...asking, isSure: true })}
          onNote={() => {
            setAsking(null)
            book.type('note', appended(texts.note, text))
            book.type('reply', '')
            swap('note')
          }}
          onClose={() => setAsking(null)}
        />
      )}
    </section>
  )
}
