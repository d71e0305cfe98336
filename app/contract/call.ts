import type { z } from 'zod'

/** A question: changes nothing, may be asked again at any time. */
export type Query<I extends z.ZodType, O extends z.ZodType> = Readonly<{ type: 'query'; input: I; output: O }>
/** Something that a person asked for. */
export type Command<I extends z.ZodType, O extends z.ZodType> = Readonly<{ type: 'command'; input: I; output: O }>

export const query = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Query<I, O> => ({ type: 'query', input, output })
export const command = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Command<I, O> => ({ type: 'command', input, output })
