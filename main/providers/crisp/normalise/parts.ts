import type { z } from 'zod'
import type { Part } from '#app/domain/part.ts'
import * as wire from '#main/providers/crisp/wire/content.ts'

type Reader = (content: unknown) => readonly Part[] | null

/** Takes a piece apart if it is what its type promises; null if not. */
const reader =
  <T>(schema: z.ZodType<T>, toPart: (content: T) => Part): Reader =>
  content => {
    const read = schema.safeParse(content)
    return read.success ? [toPart(read.data)] : null
  }

const text: Reader = content => (typeof content === 'string' ? [{ kind: 'text', text: content, format: 'markdown' }] : null)

const picker = reader(wire.PickerContent, ({ text: words, choices }) => ({
  kind: 'choices',
  text: words ?? '',
  choices: choices.map(({ label, value, selected }) => ({ label: label ?? value ?? '', chosen: selected ?? false })),
}))

const field = reader(wire.FieldContent, ({ text: words, explain, value }) => ({ kind: 'field', text: words ?? explain ?? '', answer: value }))

const carousel = reader(wire.CarouselContent, ({ text: words, targets }) => ({
  kind: 'cards',
  text: words ?? '',
  cards: targets.map(({ title, description, actions }) => ({
    title: title ?? '',
    text: description ?? '',
    links: actions.map(({ label, url }) => ({ label: label ?? url, url })),
  })),
}))

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['text', text],
  ['note', text],
  ['file', reader(wire.FileContent, toFilePart)],
  ['animation', reader(wire.AnimationContent, ({ url }) => ({ kind: 'image', name: '', url }))],
  ['audio', reader(wire.AudioContent, ({ url, type, duration }) => ({ kind: 'audio', url, mime: type, seconds: duration }))],
  ['picker', picker],
  ['field', field],
  ['carousel', carousel],
])

/** What a message says. A type or a content that we do not know is kept as `unknown`, with what words it has. */
export function toParts(type: string, content: unknown): readonly Part[] {
  return READERS.get(type)?.(content) ?? [{ kind: 'unknown', name: type, text: wordsOf(content) }]
}

/** The same where only the content is told, as in edits; null when its shape does not betray its type. */
export function toPartsByShape(content: unknown): readonly Part[] | null {
  if (typeof content === 'string') return text(content)
  if (typeof content !== 'object' || content === null) return null
  if ('choices' in content) return picker(content)
  if ('targets' in content) return carousel(content)
  return 'explain' in content || 'value' in content ? field(content) : null
}

function toFilePart({ name, url, type }: z.infer<typeof wire.FileContent>): Part {
  if (type?.startsWith('image/')) return { kind: 'image', name: name ?? '', url }
  if (type?.startsWith('video/')) return { kind: 'video', url, mime: type }
  if (type?.startsWith('audio/')) return { kind: 'audio', url, mime: type, seconds: null }
  return { kind: 'file', name: name ?? '', url, mime: type, bytes: null }
}

function wordsOf(content: unknown): string | null {
  if (typeof content === 'string') return content
  if (typeof content !== 'object' || content === null || !('text' in content)) return null
  return typeof content.text === 'string' ? content.text : null
}
