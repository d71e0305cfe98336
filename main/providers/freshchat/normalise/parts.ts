import { z } from 'zod'
import type { Part } from '#app/domain/part.ts'
import { maybe, MaybeText } from '#main/providers/freshchat/wire/lenient.ts'

const Bytes = maybe(z.coerce.number().int().nonnegative())
const Written = z.looseObject({ content: z.string(), subject: MaybeText })
const Media = z.looseObject({ url: z.string(), name: MaybeText, content_type: MaybeText })
const File = z.looseObject({
  name: MaybeText, file_name: MaybeText, url: MaybeText, content_type: MaybeText, contentType: MaybeText, file_size_in_bytes: Bytes,
})
const Labelled = z.looseObject({ label: z.string(), url: MaybeText })
const Collection = z.looseObject({ sub_parts: z.array(z.unknown()) })
const Template = z.looseObject({ type: MaybeText, sections: maybe(z.array(z.looseObject({ parts: maybe(z.array(z.unknown())) }))) })

/** Kinds of theirs that are choices of ours. */
const BUTTONS: ReadonlySet<string> = new Set(['quick_reply_button', 'callback', 'reference'])

/** Collections hold collections; who nests deeper than this wants to break something. */
const DEEPEST = 8

/**
 * What a person wrote, piece by piece. On the wire a part is an object with one member, and the member's name is the kind.
 * A kind that we cannot draw, or that is not as described, is kept and named, never dropped. Buttons that stand together
 * become one question.
 */
export function toParts(parts: readonly unknown[]): readonly Part[] {
  return joinChoices(parts.flatMap(part => readPart(part, 0)))
}

function readPart(part: unknown, depth: number): readonly Part[] {
  const holder = z.record(z.string(), z.unknown()).safeParse(part)
  const entries = holder.success ? Object.entries(holder.data).filter(([, value]) => value !== null) : []
  return entries.length === 0 ? [unknownPart('', null)] : entries.flatMap(([kind, value]) => readKind(kind, value, depth) ?? [unknownPart(kind, value)])
}

/** null when the value is not what its kind should hold, or the kind is not one of ours. */
function readKind(kind: string, value: unknown, depth: number): readonly Part[] | null {
  if (BUTTONS.has(kind)) {
    const button = Labelled.safeParse(value)
    return button.success ? [{ kind: 'choices', text: '', choices: [{ label: button.data.label, chosen: false }] }] : null
  }
  switch (kind) {
    case 'text':
    case 'email':
      return readWritten(value)
    case 'image': {
      const image = Media.safeParse(value)
      return image.success ? [{ kind: 'image', name: image.data.name ?? '', url: image.data.url }] : null
    }
    case 'video':
      return readVideo(value)
    case 'file':
      return readFile(value)
    case 'url_button': {
      const button = Labelled.safeParse(value)
      return button.success && button.data.url !== null ? [{ kind: 'link', label: button.data.label, url: button.data.url }] : null
    }
    case 'collection': {
      const collection = Collection.safeParse(value)
      return collection.success && depth < DEEPEST ? collection.data.sub_parts.flatMap(part => readPart(part, depth + 1)) : null
    }
    case 'template_content': {
      const template = Template.safeParse(value)
      const sections = template.success ? (template.data.sections ?? []) : []
      if (sections.length === 0 || depth >= DEEPEST) return null
      return sections.flatMap(section => (section.parts ?? []).flatMap(part => readPart(part, depth + 1)))
    }
    default:
      return null
  }
}

function readWritten(value: unknown): readonly Part[] | null {
  const written = Written.safeParse(value)
  if (!written.success) return null
  const { subject, content } = written.data
  return [{ kind: 'text', text: subject === null ? content : `${subject}\n\n${content}`, format: 'plain' }]
}

/** The API has no audio part: sound travels as a video with an audio type. */
function readVideo(value: unknown): readonly Part[] | null {
  const video = Media.safeParse(value)
  if (!video.success) return null
  const { url, content_type: mime } = video.data
  return [mime?.startsWith('audio/') ? { kind: 'audio', url, mime, seconds: null } : { kind: 'video', url, mime }]
}

function readFile(value: unknown): readonly Part[] | null {
  const file = File.safeParse(value)
  if (!file.success) return null
  const { name, file_name: otherName, url, content_type: mime, contentType: otherMime, file_size_in_bytes: bytes } = file.data
  return [{ kind: 'file', name: name ?? otherName ?? '', url, mime: mime ?? otherMime, bytes }]
}

function unknownPart(name: string, value: unknown): Part {
  const read = z.looseObject({ label: MaybeText, content: MaybeText, text: MaybeText, name: MaybeText }).safeParse(value)
  return { kind: 'unknown', name, text: read.success ? (read.data.content ?? read.data.text ?? read.data.label ?? read.data.name) : null }
}

function joinChoices(parts: readonly Part[]): readonly Part[] {
  const joined: Part[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (part.kind === 'choices' && last?.kind === 'choices') joined[joined.length - 1] = { ...last, choices: [...last.choices, ...part.choices] }
    else joined.push(part)
  }
  return joined
}
