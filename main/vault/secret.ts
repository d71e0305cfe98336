import { inspect } from 'node:util'

/** The fields of one credential as a provider's manifest names them: `{ identifier: …, key: … }`. */
export type SecretFields = Readonly<Record<string, string>>

const HIDDEN = '[secret]'
const mark = Symbol('secret')
const fieldsOf = new WeakMap<Secret, SecretFields>()

/**
 * A handle to a credential. It holds nothing itself, so that logging, spreading or serialising it gives nothing away;
 * it can not cross to another thread or process at all (its functions make the structured clone throw).
 */
export type Secret = Readonly<{
  [mark]: true
  toString(): string
  toJSON(): string
  [Symbol.toPrimitive](): string
  [inspect.custom](): string
}>

const hide = () => HIDDEN

export function secretOf(fields: SecretFields): Secret {
  const secret: Secret = Object.freeze({
    [mark]: true as const,
    toString: hide,
    toJSON: hide,
    [Symbol.toPrimitive]: hide,
    [inspect.custom]: hide,
  })
  fieldsOf.set(secret, Object.freeze({ ...fields }))
  return secret
}

/** The one way to the value. @throws for a handle that `secretOf` did not make, which is a bug. */
export function reveal(secret: Secret): SecretFields {
  const fields = fieldsOf.get(secret)
  if (!fields) throw new Error('not a handle that this process made')
  return fields
}

const SHORTEST_WITH_HINT = 12

/**
 * The last four characters of one field, by which a person tells two keys apart. Empty where the field is missing or
 * so short (under 12 characters) that four of them would give much of it away.
 */
export function hintOf(secret: Secret, field: string): string {
  const value = reveal(secret)[field] ?? ''
  return value.length < SHORTEST_WITH_HINT ? '' : value.slice(-4)
}
