import type { ConversationId } from '#app/domain/ids.ts'
import { appended } from '#renderer/features/composer/draft-book.ts'
import { sendComposed } from '#renderer/features/composer/send-composed.ts'
import { takeIn } from '#renderer/features/composer/take-in.ts'
import { whatSendDoes } from '#renderer/features/composer/what-send-does.ts'
import { attachments } from '#renderer/queries/attachments.ts'
import { tell } from '#renderer/queries/command.ts'
import { useComposer } from '#renderer/ui-state/composer.ts'
import type { AWindow } from './a-window.ts'
import type { Judge } from './judge.ts'

const FILE = { name: 'a.txt', type: 'text/plain', arrayBuffer: () => Promise.resolve(new ArrayBuffer(3)) }

/** What a person does in the composer on the screen. It is `editor.tsx` without its drawing: keep the two alike. */
export function createComposing(window: AWindow, judge: Judge) {
  const refetchFiles = (id: ConversationId) => window.client.refetchQueries({ queryKey: attachments(id).queryKey })

  function write(change: (text: string) => string): void {
    const shown = window.composer()
    if (shown !== null) window.mounted()?.book.type(shown.mode, change(shown.text))
  }

  function send(resolves: boolean, isSure = false): void {
    const shown = window.composer()
    const mounted = window.mounted()
    if (shown === null || mounted === null) return
    const does = whatSendDoes(shown)
    if (does === 'nothing') return
    if (does === 'asks' && !isSure) {
      mounted.asking = { resolves }
      return
    }
    mounted.asking = null
    const { id, mode, text, attached } = shown
    const fileIds = attached.map(({ fileId }) => fileId)
    judge.means(mode === 'note' ? 'notes.add' : 'messages.send', { conversationId: id, text })
    if (mode === 'reply') judge.means('attachments.send', { conversationId: id, fileIds })
    if (resolves) judge.means('conversations.setStatus', { id, status: 'resolved' })
    void sendComposed({ id, mode, files: () => Promise.resolve(fileIds), refetchFiles: () => refetchFiles(id), resolves }, { book: mounted.book, tell })
  }

  return {
    type: (first = '') => write(text => `${text === '' ? first : text} ${wordFor()}`),
    send,
    clear: () => {
      const shown = window.composer()
      // What is on its way cannot be taken back by emptying the field.
      if (shown === null || shown.isBusy) return
      judge.takenOut(shown.text)
      write(() => '')
    },
    swap: () => {
      const shown = window.composer()
      if (shown !== null) useComposer.getState().setMode(shown.id, shown.mode === 'note' ? 'reply' : 'note')
    },
    attach: () => {
      const shown = window.composer()
      if (shown === null || shown.mode === 'note') return
      const { id } = shown
      judge.means('attachments.add', { conversationId: id, name: FILE.name, mime: FILE.type, content: null })
      void takeIn(id, [FILE], { tell, refetch: () => refetchFiles(id), onRefused: () => {} })
    },
    removeFile: () => {
      const shown = window.composer()
      const file = shown?.mode === 'reply' ? shown.attached[0] : undefined
      if (shown === null || file === undefined) return
      const asked = { conversationId: shown.id, fileId: file.fileId }
      judge.means('attachments.remove', asked)
      void tell('attachments.remove', asked).catch(() => undefined)
    },
    /** A reply that reads like a note: it goes all the same, becomes one, or neither. */
    answerQuestion: (n: number) => {
      const [shown, mounted] = [window.composer(), window.mounted()]
      if (mounted?.asking == null || shown === null) return
      if (n % 3 === 0) return send(mounted.asking.resolves, true)
      mounted.asking = null
      if (n % 3 === 1) return
      judge.madeNotes(shown.text)
      mounted.book.type('note', appended(shown.texts.note, shown.text))
      mounted.book.type('reply', '')
      useComposer.getState().setMode(shown.id, 'note')
    },
  }

  function wordFor(): string {
    const shown = window.composer()
    return shown === null ? '' : judge.word(shown.id, shown.mode)
  }
}
