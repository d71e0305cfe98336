import { z } from 'zod'
import { maybe, MaybeFlag, MaybeNumber, MaybeText } from './lenient.ts'

/** What a message says, by its type (reference, section 5.3). Text and note are plain strings. */
export const FileContent = z.looseObject({ name: MaybeText, url: z.string(), type: MaybeText })
export const AnimationContent = z.looseObject({ url: z.string(), type: MaybeText })
export const AudioContent = z.looseObject({ url: z.string(), type: MaybeText, duration: MaybeNumber })

export const PickerContent = z.looseObject({
  text: MaybeText,
  choices: z.array(z.looseObject({ value: MaybeText, label: MaybeText, selected: MaybeFlag })),
})

export const FieldContent = z.looseObject({ text: MaybeText, explain: MaybeText, value: MaybeText })

const Action = z.looseObject({ label: MaybeText, url: z.string() })
export const CarouselContent = z.looseObject({
  text: MaybeText,
  targets: z.array(
    z.looseObject({
      title: MaybeText,
      description: MaybeText,
      actions: maybe(z.array(maybe(Action))).transform(actions => (actions ?? []).filter(action => action !== null)),
    }),
  ),
})

export const EventContent = z.looseObject({ namespace: MaybeText, text: MaybeText })
