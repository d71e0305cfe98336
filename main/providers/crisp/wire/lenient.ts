import { z } from 'zod'

/** A field that may be absent, null, or not what we expect: then it is null, and the record still stands. */
export const maybe = <T extends z.ZodType>(schema: T) => schema.nullish().catch(null).transform(value => value ?? null)

/** Text that says something; Crisp writes absent text mostly as ''. */
export const MaybeText = maybe(z.string()).transform(text => (text === '' ? null : text))

/** Within what a number can hold exactly; beyond that nothing was counted. */
export const MaybeNumber = maybe(z.number().min(Number.MIN_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER))

/** Epoch milliseconds, up to the last day that a Date knows. */
export const Time = z.number().min(0).max(8.64e15)
export const MaybeTime = maybe(Time)
export const MaybeFlag = maybe(z.boolean())

/** Those of a list that are text; the others are not worth the record. */
export const Texts = maybe(z.array(z.unknown())).transform(items => (items ?? []).filter(item => typeof item === 'string'))

/** Message numbers of about 15 digits. Examples show them as text too. */
export const Fingerprint = z.union([z.number(), z.string().regex(/^\d{1,16}$/).transform(Number)]).pipe(z.number().int().nonnegative())
