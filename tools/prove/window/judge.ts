import type { ComposerMode } from '#app/domain/draft.ts'
import type { ConversationId } from '#app/domain/ids.ts'

/** Calls that act on somebody: each has to be one that a press asked for, with what stood on the screen then. */
const DEEDS: ReadonlySet<string> = new Set([
  'messages.send', 'notes.add', 'attachments.send', 'attachments.add', 'attachments.remove', 'conversations.setStatus', 'conversations.assign', 'conversations.setSegments',
  'conversations.markRead', 'conversations.create', 'outbox.edit', 'outbox.retry', 'outbox.discard', 'outbox.putBack',
])

type Meant = { is: (asked: string) => boolean; isDone: boolean }
/** A text, and where it stands. */
export type Written = Readonly<{ to: ConversationId; mode: ComposerMode; text: string }>
type Word = { to: ConversationId; mode: ComposerMode; isGone: boolean }

/** Knows for whom each word was typed and what each press meant, and holds against it whatever leaves the window. */
export function createJudge() {
  const words = new Map<string, Word>()
  const meant: Meant[] = []
  const wrong: string[] = []
  let presses = 0
  let sends = 0

  const wordsIn = (text: string): readonly string[] => text.match(/w\d+w/g) ?? []
  const keyOf = (name: string, input: unknown) => `${name} ${JSON.stringify(typeof input === 'object' && input !== null ? Object.entries(input).toSorted(([a], [b]) => a.localeCompare(b)) : input)}`

  function look(where: string, text: string, { to, mode }: Readonly<{ to: ConversationId; mode: ComposerMode }>): void {
    for (const word of wordsIn(text)) {
      const written = words.get(word)
      if (written?.to !== to || written.mode !== mode) wrong.push(`${where}: ${word} was written as ${written?.mode} for ${written?.to}, not as ${mode} for ${to}`)
    }
  }

  return {
    /** A new word, typed where the screen says. */
    word: (to: ConversationId, mode: ComposerMode): string => {
      const word = `w${words.size}w`
      words.set(word, { to, mode, isGone: false })
      return word
    },
    /** A person took them out, or had them become a note. */
    takenOut: (text: string) => wordsIn(text).forEach(word => Object.assign(words.get(word) ?? {}, { isGone: true })),
    madeNotes: (text: string) => wordsIn(text).forEach(word => Object.assign(words.get(word) ?? {}, { mode: 'note' })),
    /** A press that may lead to this call, once. */
    means: (name: string, input: unknown) => void meant.push({ is: asked => asked === keyOf(name, input), isDone: false }),
    /** The same where only the target is known. */
    meansTo: (name: string, id: ConversationId) => void meant.push({ is: asked => asked.startsWith(`${name} [["id","${id}"]`), isDone: false }),
    pressed: () => void (presses += 1),
    isWrong: (what: string) => void wrong.push(what),
    shows: (to: ConversationId, mode: ComposerMode, text: string) => look('on the screen', text, { to, mode }),
    hear: (name: string, input: unknown) => {
      if (name === 'messages.send' || name === 'notes.add' || name === 'attachments.send') sends += 1
      if (name === 'drafts.write' && isDraft(input)) look('on disk', input.text, { to: input.conversationId, mode: input.mode })
      if (!DEEDS.has(name)) return
      const one = meant.find(({ is, isDone }) => !isDone && is(keyOf(name, withoutBytes(input))))
      if (one === undefined) wrong.push(`nobody meant ${keyOf(name, withoutBytes(input))}`)
      else one.isDone = true
    },
    /** When everything was answered: each word is in one place, and in one only. */
    end: ({ kept, drafts, isThere }: Readonly<{ kept: readonly Written[]; drafts: readonly Written[]; isThere: (id: ConversationId) => boolean }>) => {
      for (const { to, mode, text } of kept) look('in the outbox', text, { to, mode })
      for (const [word, { to, isGone }] of words) {
        const sent = kept.filter(({ text }) => wordsIn(text).includes(word)).length
        const isDraft = drafts.some(({ text }) => wordsIn(text).includes(word))
        if (sent > 1) wrong.push(`${word} left ${sent} times`)
        if (!isThere(to)) continue
        if (sent > 0 && isDraft) wrong.push(`${word} left, and is a draft again`)
        if (sent === 0 && !isDraft && !isGone) wrong.push(`${word} for ${to} is lost`)
      }
    },
    counts: () => ({ windowRuns: 1, windowPresses: presses, windowSends: sends, windowMisdirected: wrong.length }),
    wrong: () => wrong,
  }
}

export type Judge = ReturnType<typeof createJudge>

const isDraft = (input: unknown): input is Readonly<{ conversationId: ConversationId; mode: ComposerMode; text: string }> => typeof input === 'object' && input !== null && 'text' in input

/** The bytes of a file say nothing here. */
const withoutBytes = (input: unknown): unknown => (typeof input === 'object' && input !== null && 'content' in input ? { ...input, content: null } : input)
