import { z } from 'zod'

/** A field that may be absent, null, or not what we expect: then it is null, and the record still stands. */
export const maybe = <T extends z.ZodType>(schema: T) => schema.nullish().catch(null).transform(value => value ?? null)

/** Text that says something; an empty text counts as absent. */
export const MaybeText = maybe(z.string()).transform(text => (text === '' ? null : text))

/** Ids are opaque. Some come as numbers, so both are read. */
export const RemoteIdText = z.union([z.string().min(1), z.number().transform(String)])
export const MaybeId = maybe(RemoteIdText)

/** ISO 8601 on the wire, epoch milliseconds here. */
export const IsoTime = z.string().transform((text, context) => {
  const at = Date.parse(text)
  if (Number.isNaN(at)) context.addIssue({ code: 'custom', message: 'not a time' })
  return at
})
export const MaybeTime = maybe(IsoTime)
