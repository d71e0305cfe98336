import { z } from 'zod'
import { maybe, MaybeFlag, MaybeText, MaybeTime, Texts } from './lenient.ts'

const Place = maybe(z.looseObject({ city: MaybeText, country: MaybeText }))

/** A people profile (reference, section 5.4). */
export const CrispPerson = z.looseObject({
  people_id: z.string().min(1),
  email: MaybeText,
  person: maybe(
    z.looseObject({
      nickname: MaybeText,
      phone: MaybeText,
      employment: maybe(z.looseObject({ name: MaybeText })),
      geolocation: Place,
      locales: Texts,
    }),
  ),
  company: maybe(z.looseObject({ name: MaybeText })),
  segments: Texts,
  notepad: MaybeText,
  active: maybe(z.looseObject({ now: MaybeFlag, last: MaybeTime })),
  created_at: MaybeTime,
  updated_at: MaybeTime,
})
export type CrispPerson = z.infer<typeof CrispPerson>

/** Custom fields live behind a route of their own. */
export const CrispPersonData = z.looseObject({ data: z.record(z.string(), z.unknown()) })

/** The conversations of a profile are bare session ids. */
export const SessionId = z.string().min(1)
