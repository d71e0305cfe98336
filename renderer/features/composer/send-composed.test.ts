import { afterEach, expect, test, vi } from 'vitest'
import { Attachment, type FileId } from '#app/domain/attachment.ts'
import { ConversationId } from '#app/domain/ids.ts'
import { fail, ok } from '#app/result.ts'
import { aConversation, anAttachment } from '#app/testing/samples.ts'
import { tell } from '#renderer/queries/command.ts'
import { useDrafts } from '#renderer/ui-state/drafts.ts'
import { sendComposed } from './send-composed.ts'
import { openBook } from './use-draft.ts'

const id = ConversationId.parse(aConversation.id)
const { fileId } = Attachment.parse(anAttachment)

afterEach(() => vi.unstubAllGlobals())

/** The composer of a conversation with one file and no words. Which files main has it learns by asking, as the window does. */
function aComposer() {
  useDrafts.getState().reset()
  const book = openBook(id, { reply: '', note: '' }, { write: () => {}, later: () => () => {} })
  const main: { files: readonly FileId[] } = { files: [fileId] }
  let listed = main.files
  const asked: string[] = []
  vi.stubGlobal('window', {
    inbox: {
      call: async (name: string) => {
        asked.push(name)
        const isThere = main.files.includes(fileId)
        main.files = []
        return isThere ? ok([]) : fail({ kind: 'notFound' })
      },
    },
  })
  const refetchFiles = async () => {
    listed = main.files
  }
  return {
    asked,
    main,
    listed: () => listed,
    press: () => sendComposed({ id, mode: 'reply', files: async () => listed, refetchFiles, resolves: false }, { book, tell }),
    page: () => useDrafts.getState().pages[id],
  }
}

test('a second press right behind a file that left asks for nothing, and tells of no trouble', async () => {
  const composer = aComposer()
  await composer.press()

  await composer.press()

  expect(composer.asked).toEqual(['attachments.send'])
  expect(composer.page()).toMatchObject({ leaving: null, notKept: null })
})

test('a composer that is free again knows which files have left', async () => {
  const composer = aComposer()
  const shown: (readonly FileId[])[] = []
  const stop = useDrafts.subscribe(({ pages }) => void (pages[id]?.leaving === null && shown.push(composer.listed())))

  await composer.press()
  stop()

  expect(shown).toEqual([[]])
})

test('where not all of them left, it asks which are there still', async () => {
  const composer = aComposer()
  composer.main.files = []

  await composer.press()

  expect(composer.page()?.notKept).not.toBeNull()
  expect(composer.listed()).toEqual([])
})
