import { z } from 'zod'
import { assertNever } from '#app/assert-never.ts'

const Size = z.number().int().nonnegative().nullable()

/** One piece of what a person wrote. Kinds that we cannot draw are kept and said, never dropped. */
export const Part = z
  .discriminatedUnion('kind', [
    /** `markdown` is the small subset that the services' own apps draw; HTML in it is text. */
    z.object({ kind: z.literal('text'), text: z.string(), format: z.enum(['plain', 'markdown']) }),
    z.object({ kind: z.literal('image'), name: z.string(), url: z.string() }),
    z.object({ kind: z.literal('file'), name: z.string(), url: z.string().nullable(), mime: z.string().nullable(), bytes: Size }),
    z.object({ kind: z.literal('audio'), url: z.string(), mime: z.string().nullable(), seconds: z.number().nullable() }),
    z.object({ kind: z.literal('video'), url: z.string(), mime: z.string().nullable() }),
    /** A question with choices; `chosen` are the labels that the contact picked. */
    z.object({
      kind: z.literal('choices'),
      text: z.string(),
      choices: z.array(z.object({ label: z.string(), chosen: z.boolean() }).readonly()).readonly(),
    }),
    /** A question with a field to fill; null = not answered yet. */
    z.object({ kind: z.literal('field'), text: z.string(), answer: z.string().nullable() }),
    z.object({
      kind: z.literal('cards'),
      text: z.string(),
      cards: z.array(z.object({ title: z.string(), text: z.string(), links: z.array(z.object({ label: z.string(), url: z.string() }).readonly()).readonly() }).readonly()).readonly(),
    }),
    z.object({ kind: z.literal('link'), label: z.string(), url: z.string() }),
    /** `name` is the service's own word for it; `text` what little we could read. */
    z.object({ kind: z.literal('unknown'), name: z.string(), text: z.string().nullable() }),
  ])
  .readonly()
export type Part = z.infer<typeof Part>

const SHOWN_LENGTH = 200

/** One line for lists: the words, or the name of the thing. Callers translate `kind` when the text is empty. */
export function partExcerpt(part: Part): string {
  switch (part.kind) {
    case 'text':
    case 'choices':
    case 'field':
    case 'cards':
      return oneLine(part.text)
    case 'image':
    case 'file':
      return oneLine(part.name)
    case 'link':
      return oneLine(part.label)
    case 'unknown':
      return oneLine(part.text ?? part.name)
    case 'audio':
    case 'video':
      return ''
    default:
      return assertNever(part)
  }
}

/** Never ends in half a character: a cut surrogate pair would be drawn as a box. */
function oneLine(text: string): string {
  const line = text.trimStart().slice(0, SHOWN_LENGTH * 2).replaceAll(/\s+/g, ' ').trim().slice(0, SHOWN_LENGTH)
  return line.replace(/[\uD800-\uDBFF]$/, '')
}
