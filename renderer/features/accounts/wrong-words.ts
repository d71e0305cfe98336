import type { TFunction } from 'i18next'
import type { Failure } from '#app/failure.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'

export type WrongField = Readonly<{ providerId: string; field: string | null; failure: Failure }>

/** Where the words may stand, the closest first: of this field and trouble, of this field, of this trouble at this service. */
export function wrongKeys({ providerId, field, failure }: WrongField): readonly string[] {
  if (field === null) return [`${providerId}.wrong.${failure.kind}`]
  return [`${providerId}.${field}.wrong.${failure.kind}`, `${providerId}.${field}.wrong.other`]
}

/** What is wrong with what was pasted and what to do about it; a service without words of its own gets the failure's. */
export function wrongWords(wrong: WrongField, words: Readonly<{ t: TFunction<'providers'>; failureWords: TFunction<'failures'> }>): string {
  const own = words.t([...wrongKeys(wrong)], { defaultValue: '' })
  const { what, you } = describeFailure(wrong.failure, words.failureWords)
  return own === '' ? `${what} ${you}` : own
}
