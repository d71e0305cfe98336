import { describe, expect, test } from 'vitest'
import { fail, ok } from '#app/result.ts'
import { mergeCredential } from './merge-credential.ts'
import { aField } from './testing/a-provider.ts'

const fields = [
  aField('host', { decidesHost: true, isOptional: true }),
  aField('site'),
  aField('key', { isSecret: true }),
  aField('second', { isSecret: true, isOptional: true }),
]
const KEPT = { host: 'https://api.example', site: 'shop', key: 'kept-key', second: 'kept-second' }
const REFUSED = fail({ kind: 'declined', cause: 'newAddress' })

describe('typed over what is kept', () => {
  test.each([
    ['nothing', {}, KEPT],
    ['another site', { site: 'other' }, { ...KEPT, site: 'other' }],
    ['a new key', { key: 'typed-key' }, { ...KEPT, key: 'typed-key' }],
    ['the same host', { host: ' https://api.example ' }, { ...KEPT, host: ' https://api.example ' }],
  ])('%s keeps the rest', (_name, typed, merged) => {
    expect(mergeCredential({ fields }, KEPT, typed)).toEqual(ok(merged))
  })

  test.each([
    ['another host', { host: 'https://evil.example' }],
    ['another host and an empty key', { host: 'https://evil.example', key: ' ' }],
    ['another port', { host: 'https://api.example:444' }],
    ['no host where there was one', { host: '' }],
  ])('%s never gets the kept key', (_name, typed) => {
    expect(mergeCredential({ fields }, KEPT, typed)).toEqual(REFUSED)
  })

  test('a host where there was none never gets the kept key', () => {
    expect(mergeCredential({ fields }, { site: 'shop', key: 'kept-key' }, { host: 'https://evil.example' })).toEqual(REFUSED)
  })

  test('another host with its own key gets that key and no other secret', () => {
    const merged = mergeCredential({ fields }, KEPT, { host: 'https://new.example', key: 'typed-key' })

    expect(merged).toEqual(ok({ host: 'https://new.example', site: 'shop', key: 'typed-key' }))
  })
})
