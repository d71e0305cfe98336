import { z } from 'zod'

/** The languages that there are words for; `pseudo` is English made long and strange, to find what is not translated. */
export const LANGUAGES = ['en', 'pseudo'] as const
export const Language = z.enum(LANGUAGES)
export type Language = z.infer<typeof Language>
